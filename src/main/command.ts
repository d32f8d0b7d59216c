// What a command is.
import type { Prepare, Program } from './program.ts';

export interface CommandOutput {
  readonly log: (message: string) => void;
  readonly out: (content: string | Uint8Array) => Promise<void>;
}

export interface Command<Request = unknown> {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  parse(args: readonly string[]): Request;
  /** What it does to the database before the program opens over it: it needs the data folder alone. */
  prepare?(request: Request): Prepare;
  run(program: Program, request: Request, output: CommandOutput): Promise<number>;
}

/** Hides what a command takes, so that a list can hold them all. */
export function command<Request>(definition: Command<Request>): Command {
  const { prepare } = definition;
  return {
    ...definition,
    ...(prepare && { prepare: (request: unknown) => prepare(request as Request) }),
    run: (program, request, output) => definition.run(program, request as Request, output),
  };
}
