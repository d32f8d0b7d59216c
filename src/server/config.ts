// What the environment says, read once and passed on.
import { join, resolve } from 'node:path';
import { Refusal } from '#shared/refusal.ts';
import { listOf, type Reach, readReach } from './http/reach.ts';
import { type LogFormat, readLogFormat } from './log.ts';
import type { MailSettings } from './mail.ts';

export interface Config {
  readonly port: number;
  readonly dataDir: string;
  /** A PostgreSQL of the institution; absent: the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Territory that `/` opens. */
  readonly home: string;
  /** Largest file that the web takes, bytes. */
  readonly uploadLimitBytes: number;
  /** Largest photo or document, bytes. */
  readonly attachmentLimitBytes: number;
  /** All files of a territory that wait to be confirmed, bytes. */
  readonly draftLimitBytes: number;
  readonly reach: Reach;
  /** Names, addresses and networks inside the institution that the program may call. */
  readonly allowedHosts: readonly string[];
  readonly logFormat: LogFormat;
  /** Whoever has it reads the metrics from elsewhere; absent: only this machine does. */
  readonly metricsToken: string | undefined;
  /** Where mail is handed in, and who signs it; absent: links are given by hand. */
  readonly mail: MailSettings | undefined;
  /** The institution's own identity provider. */
  readonly openId: OpenIdConfig | undefined;
}

export interface OpenIdConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const megabyte = 1024 * 1024;

export function readConfig(env: NodeJS.ProcessEnv, root: string): Config {
  return {
    port: wholeNumber(env['PORT'], 'PORT', 8080, 0, 65_535),
    dataDir: resolve(root, env['VIGIA_DATA'] || join(root, '.vigia')),
    databaseUrl: postgresAddress(env['DATABASE_URL']),
    home: env['VIGIA_HOME'] || '07',
    uploadLimitBytes: wholeNumber(env['VIGIA_UPLOAD_LIMIT_MB'], 'VIGIA_UPLOAD_LIMIT_MB', 100, 1, 4096) * megabyte,
    attachmentLimitBytes:
      wholeNumber(env['VIGIA_ATTACHMENT_LIMIT_MB'], 'VIGIA_ATTACHMENT_LIMIT_MB', 20, 1, 100) * megabyte,
    draftLimitBytes: wholeNumber(env['VIGIA_DRAFT_LIMIT_MB'], 'VIGIA_DRAFT_LIMIT_MB', 1024, 1, 1024 * 1024) * megabyte,
    reach: readReach(env),
    allowedHosts: listOf(env['VIGIA_ALLOWED_HOSTS']),
    logFormat: readLogFormat(env),
    metricsToken: secret(env['VIGIA_METRICS_TOKEN'], 'VIGIA_METRICS_TOKEN'),
    mail: mailOf(env['SMTP_URL'] || '', env['MAIL_FROM'] || ''),
    openId: openIdOf(env['OIDC_ISSUER'] || '', env['OIDC_CLIENT_ID'] || '', env['OIDC_CLIENT_SECRET'] || ''),
  };
}

/** The address is not repeated: it may hold a password. */
function mailOf(address: string, from: string): MailSettings | undefined {
  if (address === '' && from === '') return undefined;
  const isAddress = /^smtps?:\/\/[^/]/.test(address) && URL.canParse(address);
  if (isAddress && /^[^@\s<>]+@[^@\s<>]+$/.test(from)) return { server: new URL(address), from };
  throw new Refusal(
    'invalid',
    'bad-setting',
    'SMTP_URL debe ser una dirección como smtp://usuario:clave@correo.ejemplo.pe:587, y MAIL_FROM el correo que firma.',
  );
}

function openIdOf(issuer: string, clientId: string, clientSecret: string): OpenIdConfig | undefined {
  if (issuer + clientId + clientSecret === '') return undefined;
  const isSafe = /^https:\/\/|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/.test(issuer) && URL.canParse(issuer);
  if (isSafe && clientId !== '' && clientSecret !== '') return { issuer, clientId, clientSecret };
  throw new Refusal(
    'invalid',
    'bad-setting',
    'OIDC_ISSUER debe ser una dirección https, y OIDC_CLIENT_ID y OIDC_CLIENT_SECRET van con ella.',
  );
}

/** Not repeated in the message: it may hold a password. */
function postgresAddress(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new Refusal(
    'invalid',
    'bad-setting',
    'La variable DATABASE_URL debe ser una dirección como postgresql://usuario:clave@servidor:5432/base.',
  );
}

const shortestSecret = 16;

/** Not repeated in the message. */
function secret(text: string | undefined, name: string): string | undefined {
  if (text === undefined || text === '') return undefined;
  if (text.length >= shortestSecret) return text;
  throw new Refusal('invalid', 'bad-setting', `La variable ${name} debe tener al menos ${shortestSecret} caracteres.`);
}

function wholeNumber(text: string | undefined, name: string, byDefault: number, low: number, high: number): number {
  if (text === undefined || text === '') return byDefault;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= low && value <= high) return value;
  throw new Refusal(
    'invalid',
    'bad-setting',
    `La variable ${name} vale «${text}» y debe ser un número entero entre ${low} y ${high}.`,
  );
}
