export interface ExternalPostgres {
  /** Address of a database of it, with its password. */
  url(database: string): string;
  stop(): void;
}
export function startExternalPostgres(bin: string): Promise<ExternalPostgres>;
