/**
 * The page where a person picks a certificate. In place of the browser's certificate dialog there is a list of holders;
 * a script posts the form, or puts `certificate=<serial>` (or `certificate=none` for a refusal) on the address.
 */

import { type Answer, html, redirect } from '../answer.ts';
import type { Call } from '../call.ts';
import type { World } from '../world.ts';
import { certificatePage, refusalPage } from './pages.ts';
import type { Tokens } from './tokens.ts';

export function authorize({ world, tokens }: { world: World; tokens: Tokens }, call: Call): Answer {
  const asked = call.method === 'POST' ? new URLSearchParams(call.body.toString()) : call.query;
  const clientId = asked.get('client_id') ?? '';
  const redirectUri = asked.get('redirect_uri') ?? '';
  if (!tokens.applications.has(clientId))
    return html(refusalPage('client_id necunoscut'), 'unknown_application', 400);
  if (!tokens.acceptsRedirect(clientId, redirectUri))
    return html(refusalPage('redirect_uri nu este înregistrat'), 'redirect_not_registered', 400);
  if (asked.get('response_type') !== 'code')
    return html(refusalPage('response_type trebuie să fie code'), 'bad_request', 400);

  const picked = asked.get('certificate');
  if (picked === null)
    return html(certificatePage([...world.certificates.values()], asked), 'asked_for_certificate');
  if (!world.certificates.has(picked))
    return sendBack(redirectUri, { error: 'access_denied' }, asked, 'access_denied');
  const code = tokens.issueCode({
    serial: picked,
    clientId,
    redirectUri,
    jwt: asked.get('token_content_type') === 'jwt',
  });
  return sendBack(redirectUri, { code }, asked, 'authorized');
}

function sendBack(
  redirectUri: string,
  result: Record<string, string>,
  asked: URLSearchParams,
  outcome: string,
): Answer {
  const url = new URL(redirectUri);
  for (const [key, value] of Object.entries(result)) url.searchParams.set(key, value);
  const state = asked.get('state');
  if (state !== null) url.searchParams.set('state', state);
  return redirect(url.href, outcome);
}
