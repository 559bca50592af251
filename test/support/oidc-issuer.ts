/** A real OpenID provider on a free port, whose people a test chooses: for a browser with a page, and without one for requests that follow its redirects. */
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after } from 'node:test';
import Provider from 'oidc-provider';

export interface IssuedPerson {
  sub: string;
  email: string;
  email_verified?: boolean;
  name?: string;
}

const page = `<!doctype html><html lang="ro"><title>Emitent</title><main><h1>Emitent</h1>
<form method="post"><label>Cine sunteți <input name="sub"></label>
<button>Continuă</button> <button name="denied" value="yes">Refuz</button></form></main></html>`;

/** @param client.redirectUri asked for with the first request, when the service's address is known */
export async function startIssuer(client: { id: string; secret: string; redirectUri: () => string }) {
  const people = new Map<string, IssuedPerson>();
  let signsIn = '';
  let answeredAgoMs = 0;
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const openProvider = () =>
    new Provider(issuer, {
      clients: [
        {
          client_id: client.id,
          client_secret: client.secret,
          redirect_uris: [client.redirectUri()],
          token_endpoint_auth_method: 'client_secret_basic',
        },
      ],
      jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'a', use: 'sig', alg: 'RS256' }] },
      cookies: { keys: ['of a test'] },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: async () => people.get(sub) }),
      // Consent is given by being asked.
      // biome-ignore lint/suspicious/noExplicitAny: the package comes without types.
      loadExistingGrant: async (context: { oidc: Record<string, any> }) => {
        const { provider: own, client: asking, session } = context.oidc;
        const grant = new own!.Grant({ clientId: asking!.clientId, accountId: session!.accountId });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
    });
  let opened: Provider | undefined;
  server.on('request', async (request, response) => {
    opened ??= openProvider();
    const provider = opened;
    if (!request.url?.startsWith('/interaction/')) return provider.callback()(request, response);
    if (signsIn !== '') {
      const ts = Math.floor((Date.now() - answeredAgoMs) / 1000);
      return provider.interactionFinished(request, response, { login: { accountId: signsIn, ts } });
    }
    if (request.method !== 'POST')
      return response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
    const said = new URLSearchParams(await text(request));
    const result = said.has('denied')
      ? { error: 'access_denied' }
      : { login: { accountId: said.get('sub') } };
    return provider.interactionFinished(request, response, result);
  });
  const close = async () => {
    server.closeAllConnections();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  after(close);
  return {
    issuer,
    close,
    /** Someone who can be named on the page. */
    know: (person: IssuedPerson) => void people.set(person.sub, person),
    /** The person who follows answered the issuer so long ago, and it has kept a session since. */
    answeredAgo: (ms: number) => {
      answeredAgoMs = ms;
    },
    /** At the issuer, from the address that the service sends to. @returns path and query of the way back */
    async follow(person: IssuedPerson, from: string): Promise<string> {
      people.set(person.sub, person);
      signsIn = person.sub;
      const cookies = new Map<string, string>();
      for (let url = from; ; ) {
        if (url.startsWith(client.redirectUri())) return url.slice(new URL(url).origin.length);
        const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
        const answer = await fetch(url, { redirect: 'manual', headers });
        for (const set of answer.headers.getSetCookie()) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
          cookies.set(name!, value!);
        }
        const next = answer.headers.get('location');
        if (next === null) throw new Error(`the issuer answered ${answer.status}: ${await answer.text()}`);
        url = new URL(next, url).href;
      }
    },
  };
}
