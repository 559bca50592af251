/** The token endpoint: a code or a refresh token in, a new pair out. Errors are HTTP 400, bad credentials included. */

import { type Answer, json } from '../answer.ts';
import type { Call } from '../call.ts';
import { accessLifeMs, type TokenPair, type Tokens } from './tokens.ts';

export function token({ tokens }: { tokens: Tokens }, call: Call): Answer {
  if (call.method !== 'POST') return refused('invalid_request');
  const form = new URLSearchParams(call.body.toString());
  const clientId = authenticate(tokens, call.headers.authorization, form);
  if (clientId === undefined) return refused('invalid_client');
  // ANAF's papers put it in the body; on the address it works too in the field.
  const jwt = (form.get('token_content_type') ?? call.query.get('token_content_type')) === 'jwt';

  switch (form.get('grant_type')) {
    case 'authorization_code': {
      const code = form.get('code');
      const redirectUri = form.get('redirect_uri');
      if (!code || !redirectUri) return refused('invalid_request');
      const grant = tokens.redeemCode(code, clientId, redirectUri);
      if (!grant) return refused('invalid_grant');
      return issued(tokens.issue(grant.serial, clientId, { jwt: jwt || grant.jwt }));
    }
    case 'refresh_token': {
      const refreshToken = form.get('refresh_token');
      if (!refreshToken) return refused('invalid_request');
      const pair = tokens.renew(refreshToken, clientId, jwt);
      return pair ? issued(pair) : refused('invalid_grant');
    }
    default:
      return refused('unsupported_grant_type');
  }
}

/** The application's id when its secret is right, sent as Basic or in the form. */
function authenticate(
  tokens: Tokens,
  authorization: string | undefined,
  form: URLSearchParams,
): string | undefined {
  const [id, secret] = authorization?.startsWith('Basic ')
    ? basicCredentials(authorization.slice(6))
    : [form.get('client_id'), form.get('client_secret')];
  const application = tokens.applications.get(id ?? '');
  return application && application.clientSecret === secret ? application.clientId : undefined;
}

/** RFC 6749 writes the two form-encoded before base64; plain ones come out the same. */
function basicCredentials(encoded: string): [string, string] {
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  return [formDecoded(text.slice(0, colon)), formDecoded(text.slice(colon + 1))];
}

const formDecoded = (text: string): string =>
  new URLSearchParams(`v=${text.replaceAll('&', '%26')}`).get('v') ?? '';

const issued = ({ accessToken, refreshToken }: TokenPair): Answer => ({
  ...json(
    {
      access_token: accessToken,
      refresh_token: refreshToken,
      token_type: 'Bearer',
      expires_in: accessLifeMs / 1000,
      scope: 'clientappid info issuer role serial',
    },
    'issued',
  ),
  headers: { 'cache-control': 'no-store' },
});

const refused = (error: string): Answer => json({ error }, error, 400);
