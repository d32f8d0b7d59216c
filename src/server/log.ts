// What the server says of itself, on stderr: readable lines, or one JSON object a line for who collects them.
import { Refusal } from '#shared/refusal.ts';

export type LogFormat = 'text' | 'json';
export type LogLevel = 'info' | 'warn' | 'error';
/** Nothing that a person sent: patterns, codes, counts and times. */
export type LogFields = Readonly<Record<string, string | number | undefined>>;

export interface Log {
  /** For people too: a sentence in Spanish. */
  say(message: string, level?: LogLevel, fields?: LogFields): void;
  /** For machines only: a sentence of these for each request would hide the others. */
  note(event: string, fields: LogFields): void;
}

export function readLogFormat(env: NodeJS.ProcessEnv): LogFormat {
  const text = env['VIGIA_LOG'] || 'text';
  if (text === 'text' || text === 'json') return text;
  throw new Refusal('invalid', 'bad-setting', `La variable VIGIA_LOG vale «${text}» y debe ser text o json.`);
}

export function openLog(format: LogFormat, write: (line: string) => void, now: () => Date): Log {
  const asJson = (level: LogLevel, message: string, fields: LogFields): void =>
    write(`${JSON.stringify({ time: now().toISOString(), level, message, ...fields })}\n`);
  return format === 'json'
    ? {
        say: (message, level = 'info', fields = {}) => asJson(level, message, fields),
        note: (event, fields) => asJson('info', event, fields),
      }
    : { say: (message) => write(`${message}\n`), note: () => undefined };
}
