import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const megabyte = 1024 * 1024;

describe('the settings of the environment', () => {
  it('all have a value of their own when nobody sets them, or sets them empty', () => {
    const expected = {
      port: 8080,
      dataDir: '/srv/vigia/.vigia',
      databaseUrl: undefined,
      home: '07',
      uploadLimitBytes: 100 * megabyte,
      attachmentLimitBytes: 20 * megabyte,
      draftLimitBytes: 1024 * megabyte,
      reach: { host: '127.0.0.1', tls: undefined, trustedProxies: [], publicOrigins: [] },
      allowedHosts: [],
      logFormat: 'text',
      metricsToken: undefined,
      mail: undefined,
      openId: undefined,
    };
    expect(readConfig({}, '/srv/vigia')).toEqual(expected);
    expect(readConfig({ PORT: '', VIGIA_DATA: '', DATABASE_URL: '', VIGIA_HOME: '' }, '/srv/vigia')).toEqual(expected);
  });

  it('take a folder from the checkout or from the root', () => {
    expect(readConfig({ VIGIA_DATA: 'datos' }, '/srv/vigia').dataDir).toBe('/srv/vigia/datos');
    expect(readConfig({ VIGIA_DATA: '/var/datos' }, '/srv/vigia').dataDir).toBe('/var/datos');
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', '0x50'],
    ['PORT', ' 80'],
    ['VIGIA_UPLOAD_LIMIT_MB', '0'],
    ['VIGIA_ATTACHMENT_LIMIT_MB', 'mucho'],
  ])('%s=%s is refused by its name and value', (name, value) => {
    expect(() => readConfig({ [name]: value }, '/')).toThrow(
      expect.objectContaining({ code: 'bad-setting', message: expect.stringContaining(`${name} vale «${value}»`) }),
    );
  });

  it.each([
    [{ SMTP_URL: 'smtp://u:secreto@correo.pe:587' }],
    [{ SMTP_URL: 'http://u:secreto@correo.pe', MAIL_FROM: 'a@b.pe' }],
    [{ SMTP_URL: 'smtp://u:secreto@correo.pe', MAIL_FROM: 'no es un correo' }],
    [{ MAIL_FROM: 'a@b.pe' }],
    [{ OIDC_ISSUER: 'http://cuentas.pe', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'secreto' }],
    [{ OIDC_ISSUER: 'https://cuentas.pe', OIDC_CLIENT_ID: 'x' }],
    [{ OIDC_CLIENT_SECRET: 'secreto' }],
  ])('%j is refused, and no secret of it is repeated', (env) => {
    expect(() => readConfig(env, '/')).toThrow(
      expect.objectContaining({ code: 'bad-setting', message: expect.not.stringContaining('secreto') }),
    );
  });

  it('hold the server of mail and the identity provider whole', () => {
    const { mail, openId } = readConfig(
      {
        SMTP_URL: 'smtps://correo.pe',
        MAIL_FROM: 'vigia@correo.pe',
        OIDC_ISSUER: 'https://cuentas.pe/reino',
        OIDC_CLIENT_ID: 'vigia',
        OIDC_CLIENT_SECRET: 's',
      },
      '/',
    );
    expect([mail?.server.href, mail?.from]).toEqual(['smtps://correo.pe', 'vigia@correo.pe']);
    expect(openId).toEqual({ issuer: 'https://cuentas.pe/reino', clientId: 'vigia', clientSecret: 's' });
  });

  it('does not repeat a token that is too short', () => {
    expect(() => readConfig({ VIGIA_METRICS_TOKEN: 'secreto' }, '/')).toThrow(
      expect.objectContaining({ code: 'bad-setting', message: expect.not.stringContaining('secreto') }),
    );
  });

  it.each(['abc', 'mysql://a@b/c', 'postgresql://u:secreto@'])('DATABASE_URL=%s is refused, not repeated', (value) => {
    expect(() => readConfig({ DATABASE_URL: value }, '/')).toThrow(
      expect.objectContaining({ code: 'bad-setting', message: expect.not.stringContaining(value) }),
    );
  });

  it.each(['postgresql://u:p@db.pe:5432/vigia', 'postgres://u@127.0.0.1/vigia'])(
    'DATABASE_URL=%s is taken',
    (value) => {
      expect(readConfig({ DATABASE_URL: value }, '/').databaseUrl).toBe(value);
    },
  );
});
