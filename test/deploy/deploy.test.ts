// What can be proved of the deployment files without a container: that they speak of what there is.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '#server/config.ts';
import { root } from '../support/processes.ts';

const read = (name: string): string => readFileSync(join(root, 'deploy', name), 'utf8');

interface Service {
  readonly environment?: Readonly<Record<string, string>>;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly networks: readonly string[];
  readonly build?: { readonly dockerfile: string };
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<
    Record<string, { readonly ipam?: { readonly config: readonly { readonly subnet: string }[] } }>
  >;
}

/** As compose would, with these variables. */
function filled(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{(\w+):[?-]\}/g, (_, name: string) => variables[name] ?? '');
}

/** KEY=value of Containerfile's ENV, of a unit's Environment and of an environment file. */
function settingsIn(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/(?:^|[\s=])([A-Z][A-Z_]+)=(\S+)/gm)].map(([, name = '', value = '']) => [name, value]),
  );
}

const compose = parse(
  filled(read('compose.yaml'), { POSTGRES_PASSWORD: 'clave', PUBLIC_HOST: 'vigia.gob.pe' }),
) as Compose;

describe('the container', () => {
  const image = read('Containerfile');

  it('brings files that there are', () => {
    const sources = [...image.matchAll(/^COPY(?: --\S+)* (.+) \S+$/gm)].flatMap(([, words = '']) => words.split(' '));
    const own = sources
      .map((path) => path.replace(/^\/app\//, ''))
      .filter((path) => !/^(node_modules|dist|\.)$/.test(path));
    expect(own.length).toBeGreaterThan(6);
    expect(own.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('starts with the settings of compose, reachable behind its proxy alone', () => {
    const env = { ...settingsIn(image.split('FROM').at(-1) ?? ''), ...compose.services['vigia']?.environment };
    const { reach, databaseUrl, dataDir } = readConfig(env, root);
    expect(reach).toMatchObject({ host: '0.0.0.0', publicOrigins: ['https://vigia.gob.pe'] });
    expect(reach.trustedProxies).toEqual([compose.networks['front']?.ipam?.config[0]?.subnet]);
    expect(databaseUrl).toBe('postgresql://vigia:clave@database:5432/vigia');
    expect(image).toContain(`VOLUME ${dataDir}`);
  });

  it('has no rights, and a program that it cannot change', () => {
    expect(image).toMatch(/^USER node$/m);
    expect(compose.services['vigia']).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    expect(compose.services['database']?.networks, 'nobody outside reaches the database').toEqual(['inside']);
  });
});

describe('the unit', () => {
  const unit = read('vigia.service');

  it('is started again whatever ended it', () => {
    expect(unit).toMatch(/^Restart=always$/m);
    expect(unit).toMatch(/^StartLimitIntervalSec=0$/m);
  });

  it('starts with the settings of its example', () => {
    const example = read('vigia.env.example').replaceAll(/^#.*$/gm, '');
    const { reach, logFormat } = readConfig({ ...settingsIn(unit), ...settingsIn(example) }, root);
    expect(reach).toMatchObject({ host: '127.0.0.1', trustedProxies: ['127.0.0.1', '::1'] });
    expect(logFormat).toBe('json');
  });
});
