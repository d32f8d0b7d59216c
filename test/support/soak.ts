// How long the tests that wear the program out go on: short with the others, long in `npm run soak`.

function sizeOf(name: string, byDefault: number): number {
  const text = process.env[name];
  return text === undefined ? byDefault : Number(text);
}

export const soak = {
  kills: sizeOf('SOAK_KILLS', 10),
  requests: sizeOf('SOAK_REQUESTS', 5_000),
  files: sizeOf('SOAK_FILES', 150),
} as const;
