// A small OpenID provider on this machine: says who its person is to whoever asks with a code.
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer } from 'node:http';
import { afterAll } from 'vitest';

export interface TestProvider {
  readonly issuer: string;
  /** Who signs in there. */
  person: { readonly email: string; readonly email_verified: boolean };
  /** Signs what it says with a key that it does not publish. */
  forges: boolean;
  /** Paths that it was asked for. */
  readonly calls: string[];
  /** What the browser brings back from its page. */
  answerTo(authorization: string): string;
}

export const CLIENT = { clientId: 'vigia', clientSecret: 'un secreto de prueba' } as const;

export async function openProvider(): Promise<TestProvider> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const forged = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const asked = new Map<string, URLSearchParams>();
  const provider = {
    issuer: '',
    person: { email: '', email_verified: true },
    forges: false,
    calls: new Array<string>(),
  };

  const idToken = (nonce: string | null): string => {
    const { issuer, person } = provider;
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: issuer,
      aud: CLIENT.clientId,
      iat: now,
      exp: now + 300,
      sub: `sujeto-${person.email}`,
      name: 'Persona',
      nonce: nonce ?? undefined,
      ...person,
    };
    const text = [{ alg: 'RS256', kid: 'una' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${text}.${sign('sha256', Buffer.from(text), provider.forges ? forged : privateKey).toString('base64url')}`;
  };

  const token = (body: URLSearchParams, authorization: string): object | undefined => {
    const request = asked.get(body.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    const secret =
      body.get('client_secret') ??
      decodeURIComponent(Buffer.from(authorization.slice(6), 'base64').toString().split(':')[1] ?? '');
    if (!request || request.get('code_challenge') !== challenge || secret.replaceAll('+', ' ') !== CLIENT.clientSecret)
      return undefined;
    return { access_token: 'x', token_type: 'Bearer', expires_in: 300, id_token: idToken(request.get('nonce')) };
  };

  const server = createServer((request, response) => {
    let body = '';
    provider.calls.push(request.url ?? '');
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const pages: Readonly<Record<string, () => object | undefined>> = {
        '/.well-known/openid-configuration': () => ({
          issuer: provider.issuer,
          authorization_endpoint: `${provider.issuer}/entrar`,
          token_endpoint: `${provider.issuer}/token`,
          jwks_uri: `${provider.issuer}/claves`,
          id_token_signing_alg_values_supported: ['RS256'],
        }),
        '/claves': () => ({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'una', alg: 'RS256', use: 'sig' }] }),
        '/token': () => token(new URLSearchParams(body), request.headers.authorization ?? ''),
      };
      const answered = pages[request.url ?? '']?.();
      response.writeHead(answered ? 200 : 400, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answered ?? { error: 'invalid_request' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  provider.issuer = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return Object.assign(provider, {
    answerTo: (authorization: string): string => {
      const { searchParams } = new URL(authorization);
      const code = randomUUID();
      asked.set(code, searchParams);
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', searchParams.get('state') ?? '');
      return `${back.pathname}${back.search}`;
    },
  });
}
