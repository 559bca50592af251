/**
 * OAuth 2 as ANAF speaks it: a browser with a qualified certificate gets a code, a program turns it into a pair of tokens
 * and renews the pair. Keeps nothing, tries once: a code and perhaps a refresh token are good for one use.
 */

import * as oauth from 'oauth4webapi';
import { isLoopback } from '../core/is-loopback.ts';
import { readAccessToken } from './access-token.ts';
import type { AnafClient } from './client.ts';
import { AnafError } from './errors.ts';
import { parseToken, type TokenGrant } from './parse-token.ts';

export interface AnafTokens {
  accessToken: string;
  accessExpiresAt: Date;
  /** null when ANAF sent none: the one at hand stays the one to use. */
  refreshToken: string | null;
  /** The certificate's serial number; null when the token is opaque. */
  serial: string | null;
  roles: string[];
}

/** Ninety days (ANAF's OAuth paper, p. 29), should an answer not say it. */
const documentedLifetimeSeconds = 7_776_000;

/** Where to send the browser. `state` comes back as it went and is seen by everyone on the way. */
export function authorizeUrl(client: AnafClient, { state }: { state: string }): string {
  const { oauthUrl, clientId, redirectUri } = client.config;
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    token_content_type: 'jwt',
    state,
  });
  return `${oauthUrl}/authorize?${query}`;
}

/**
 * The code of a callback for tokens, within ANAF's 60 seconds from the login.
 * @throws AnafError invalid_grant, invalid_client, access_denied, or one that is transient in errorTable
 */
export async function exchangeCode(client: AnafClient, { code }: { code: string }): Promise<AnafTokens> {
  const { server, application, basic, options, granted } = conversation(client);
  // The caller has compared the state with the one it gave out.
  const callback = oauth.validateAuthResponse(
    server,
    application,
    new URLSearchParams({ code }),
    oauth.skipStateCheck,
  );
  const { redirectUri } = client.config;
  return granted(
    oauth.authorizationCodeGrantRequest(
      server,
      application,
      basic,
      callback,
      redirectUri,
      oauth.nopkce,
      options,
    ),
  );
}

/**
 * A new pair for a refresh token; no certificate is needed. Cannot be aborted: the answer may hold the only pair that
 * is valid from then on. Whether the old refresh token stays valid is documented nowhere.
 * @throws AnafError; `invalid_grant` alone says that a person must connect again
 */
export async function refresh(
  client: AnafClient,
  { refreshToken }: { refreshToken: string },
): Promise<AnafTokens> {
  const { server, application, basic, options, granted } = conversation(client);
  return granted(oauth.refreshTokenGrantRequest(server, application, basic, refreshToken, options));
}

/** The library builds the request; the transport and the parsing are ours, because its own errors hold whole bodies. */
function conversation(client: AnafClient) {
  const { oauthUrl, clientId, clientSecret } = client.config;
  let grant: TokenGrant | undefined;
  const options: oauth.TokenEndpointRequestOptions = {
    additionalParameters: { token_content_type: 'jwt' },
    // Plain http carries tokens only to this machine: the sandbox.
    [oauth.allowInsecureRequests]: isLoopback(oauthUrl),
    [oauth.customFetch]: async (url: string, init: oauth.CustomFetchOptions<'POST', URLSearchParams>) => {
      grant = await client.call(
        {
          endpoint: 'token',
          method: 'POST',
          url,
          headers: init.headers,
          body: init.body.toString(),
          timeoutMs: client.limits.oauthTimeoutMs,
          maxBytes: client.limits.smallMaxBytes,
        },
        parseToken,
      );
      return new Response(null, { status: 204 });
    },
  };
  return {
    server: { issuer: new URL(oauthUrl).origin, token_endpoint: `${oauthUrl}/token` },
    application: { client_id: clientId },
    basic: basicAuth(clientId, clientSecret),
    options,
    granted: async (request: Promise<Response>): Promise<AnafTokens> => {
      await request;
      if (!grant) throw new AnafError('malformed');
      return tokensOf(grant, client.now());
    },
  };
}

/** As ANAF's walkthrough sends it, without the form encoding of RFC 6749; the same for ANAF's ids, which are hexadecimal. */
function basicAuth(clientId: string, clientSecret: string): oauth.ClientAuth {
  const credentials = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  return (_server, _application, _body, headers) => {
    headers.set('authorization', `Basic ${credentials}`);
  };
}

function tokensOf(grant: TokenGrant, now: Date): AnafTokens {
  const { accessToken, refreshToken, expiresInSeconds } = grant;
  const claims = readAccessToken(accessToken);
  const seconds = expiresInSeconds ?? (claims?.expiresAt ? null : documentedLifetimeSeconds);
  // The earlier of the two, where the token and the answer differ or the clocks do.
  const ends = [claims?.expiresAt, seconds === null ? null : new Date(now.getTime() + seconds * 1000)];
  const accessExpiresAt = new Date(Math.min(...ends.filter((end) => end != null).map(Number)));
  return {
    accessToken,
    accessExpiresAt,
    refreshToken,
    serial: claims?.serial ?? null,
    roles: claims?.roles ?? [],
  };
}
