/** Connects a certificate as a person's browser does: to ANAF's page, a certificate picked, and back with the cookie. */
import { accepted } from './api-client.ts';

/** @param which of the certificates that ANAF's page offers, from 0 */
export async function connectInBrowser(
  url: string,
  apiKey: string,
  signal: AbortSignal,
  which = 0,
): Promise<void> {
  const begun = await fetch(`${url}/api/v1/anaf/connect`, {
    headers: { authorization: `Bearer ${apiKey}` },
    redirect: 'manual',
    signal,
  });
  const cookie = begun.headers
    .getSetCookie()
    .map((one) => one.split(';')[0]!)
    .join('; ');
  const page = locationOf(begun);
  const form = readForm(await (await accepted(await fetch(page, { signal }))).text(), which);
  const picked = await fetch(page, { method: 'POST', body: form, redirect: 'manual', signal });
  const callback = locationOf(picked);
  await accepted(await fetch(callback, { headers: { cookie, accept: 'application/json' }, signal }));
}

function locationOf(answer: Response): string {
  const location = answer.headers.get('location');
  if (answer.status >= 300 && answer.status < 400 && location) return new URL(location, answer.url).href;
  throw new Error(`${new URL(answer.url).pathname} answered ${answer.status} and no way on`);
}

/** The page's hidden fields and one of its certificates. */
function readForm(html: string, which: number): URLSearchParams {
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
  const certificate = [...html.matchAll(/<button name="certificate" value="([^"]*)">/g)][which]?.[1];
  if (certificate === undefined) throw new Error('the sandbox offers no certificate');
  const pairs = fields.map(([, name, value]): [string, string] => [plain(name!), plain(value!)]);
  return new URLSearchParams([...pairs, ['certificate', plain(certificate)]]);
}

function plain(html: string): string {
  return html.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}
