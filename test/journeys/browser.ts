// The browser of the journeys: on Linux the one that npm brings, elsewhere the installed Chrome.

export async function browserPath(): Promise<{ readonly executablePath?: string; readonly channel?: string }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome' };
  // It brings its own libraries only when it is told so before it is imported.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs20.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  return { executablePath: await chromium.executablePath() };
}
