/**
 * Signing in by OpenID Connect: where the browser is sent, and who comes back. Wraps the library. The issuer is first asked when a
 * person signs in, so that a start never waits for it. Knows no accounts.
 */
import type { Configuration } from 'openid-client';
import { isPlainLoopback, type OidcSettings } from './oidc-settings.ts';

const oidcCallbackPath = '/api/auth/oidc/callback';
/** No older session at the issuer signs anyone in: the issuer asks the person again. */
const longestS = 15 * 60;
const readAgainMs = 60 * 60_000;

export interface Leaving {
  url: string;
  state: string;
  nonce: string;
  codeVerifier: string;
}

export interface ComingBack {
  issuer: string;
  subject: string;
  email: string | undefined;
  /** As the issuer says; nothing else is believed. */
  emailVerified: boolean;
  name: string | undefined;
  /** Between the person's answer at the issuer and this way back: both times are the issuer's own. */
  provenForMs: number;
}

/** `unreachable`: the issuer gave no answer that can be used; `refused`: it, or what it sent, lets no one in. */
export class OidcError extends Error {
  override readonly name = 'OidcError';
  readonly why: 'unreachable' | 'refused';

  constructor(why: OidcError['why'], cause: unknown) {
    super(`${why}: ${nameOf(cause)}`);
    this.why = why;
  }
}

export interface Oidc {
  settings: Pick<OidcSettings, 'issuer' | 'name' | 'emailDomains' | 'createsPeople'>;
  /** @param options.asksAgain even if there is a session at the issuer @throws OidcError */
  leave(options: { asksAgain: boolean }): Promise<Leaving>;
  /** @param query as it came @throws OidcError */
  comeBack(query: string, expected: Omit<Leaving, 'url'>): Promise<ComingBack>;
}

export function createOidc(settings: OidcSettings, publicUrl: string, now: () => Date): Oidc {
  const redirectUri = new URL(oidcCallbackPath, publicUrl).href;
  let read: { at: number; configuration: Promise<Configuration> } | undefined;

  /** Once an hour, and again after a failure. */
  async function configure(): Promise<Configuration> {
    const at = now().getTime();
    if (!read || at - read.at > readAgainMs) {
      const asked = { at, configuration: discover(settings) };
      read = asked;
      asked.configuration.catch(() => {
        if (read === asked) read = undefined;
      });
    }
    return read.configuration.catch((cause) => {
      throw new OidcError('unreachable', cause);
    });
  }

  return {
    settings,
    leave: async ({ asksAgain }) => {
      const configuration = await configure();
      const client = await import('openid-client');
      const codeVerifier = client.randomPKCECodeVerifier();
      const [state, nonce] = [client.randomState(), client.randomNonce()];
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state,
        nonce,
        max_age: String(longestS),
        ...(asksAgain && { prompt: 'login' }),
        code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, state, nonce, codeVerifier };
    },
    comeBack: async (query, { state, nonce, codeVerifier }) => {
      const configuration = await configure();
      const client = await import('openid-client');
      try {
        const tokens = await client.authorizationCodeGrant(
          configuration,
          new URL(`${redirectUri}?${query}`),
          {
            pkceCodeVerifier: codeVerifier,
            expectedState: state,
            expectedNonce: nonce,
            maxAge: longestS,
            idTokenExpected: true,
          },
        );
        const claims = tokens.claims()!;
        // Many issuers tell the address only when they are asked for it.
        const told =
          claims.email === undefined && configuration.serverMetadata().userinfo_endpoint
            ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
            : claims;
        const { email, email_verified, name } = told;
        return {
          issuer: claims.iss,
          subject: claims.sub,
          email: typeof email === 'string' ? email.toLowerCase() : undefined,
          emailVerified: email_verified === true,
          name: typeof name === 'string' ? name : undefined,
          // The library has checked that auth_time is there.
          provenForMs: Math.max(0, claims.iat - claims.auth_time!) * 1000,
        };
      } catch (cause) {
        throw new OidcError(isOutage(cause) ? 'unreachable' : 'refused', cause);
      }
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  const client = await import('openid-client');
  const first = await client.discovery(new URL(issuer), clientId, undefined, client.None(), {
    timeout: 10,
    ...(isPlainLoopback(issuer) && { execute: [client.allowInsecureRequests] }),
  });
  const metadata = first.serverMetadata();
  // Where the issuer names none, Basic is the standard's.
  const byPost = metadata.token_endpoint_auth_methods_supported?.includes('client_secret_post') ?? false;
  const authentication = byPost
    ? client.ClientSecretPost(clientSecret)
    : client.ClientSecretBasic(clientSecret);
  const configuration = new client.Configuration(metadata, clientId, undefined, authentication);
  configuration.timeout = 10;
  if (isPlainLoopback(issuer)) client.allowInsecureRequests(configuration);
  // Also of a token that came by TLS from the issuer itself.
  client.enableNonRepudiationChecks(configuration);
  return configuration;
}

/** A code of the library or of the network; its messages may hold what the issuer sent. */
function nameOf(cause: unknown): string {
  const { code, error, name } = (cause ?? {}) as { code?: unknown; error?: unknown; name?: unknown };
  return [code, error, name].find((one) => typeof one === 'string' && /^[\w .-]{1,80}$/.test(one)) as string;
}

function isOutage(cause: unknown): boolean {
  const { name, status, code } = cause as { name?: string; status?: number; code?: string };
  return name === 'TypeError' || name === 'TimeoutError' || code === 'OAUTH_TIMEOUT' || (status ?? 0) >= 500;
}
