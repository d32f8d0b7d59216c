// `npx --no vigia …`: results on stdout, everything else on stderr, exit code ≠ 0 on a refusal.
import { z } from 'zod';
import { isRefusal, Refusal } from '#shared/refusal.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { openProgram } from './program.ts';

export async function runCommand(args: readonly string[]): Promise<number> {
  const log = (message: string): void => void process.stderr.write(`${message}\n`);
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help') {
    process.stdout.write(helpText());
    return 0;
  }
  try {
    const command = commands.find((candidate) => candidate.name === name);
    if (!command)
      throw new Refusal('invalid', 'unknown-command', `No hay ningún comando «${name}». Vea npx vigia help.`);
    const request = command.parse(rest);
    const prepare = command.prepare?.(request);
    const mode = prepare ? 'alone' : 'command';
    const program = await openProgram({ env: process.env, log, now: () => new Date(), mode, prepare });
    try {
      return await command.run(program, request, { log, out: (content) => writeOut(content) });
    } finally {
      await program.close();
    }
  } catch (error) {
    if (isRefusal(error)) log(`${error.message} [${error.code}]`);
    else if (error instanceof z.ZodError) log(`Revise los datos. ${fieldsText(error)} [invalid-input]`);
    else if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      log(`${optionMessage(error)} [bad-option]`);
    else log(String(error instanceof Error ? error.stack : error));
    return 1;
  }
}

function writeOut(content: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(content, (error) => (error ? reject(error) : resolve()));
  });
}

function fieldsText(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join(' ');
}

function optionMessage(error: Error): string {
  const option = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  return `La opción «${option}» no existe o le falta su valor. Vea npx vigia help.`;
}

function helpText(): string {
  const width = Math.max(...commands.map((command: Command) => command.usage.length));
  return `${['Vigía: información de seguridad ciudadana', '', ...commands.map((command) => `  npx vigia ${command.usage.padEnd(width)}  ${command.summary}`)].join('\n')}\n`;
}
