/**
 * The page that a token link opens: who asks, then to ANAF. For somebody without an account, so it stands by itself,
 * in both languages. What the link holds is behind the #; the page's script alone sees it, and sends it in a body.
 */
import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';

const style = `
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #1c2430; background: #f6f7f9 }
main { max-width: 36rem; margin: 10vh auto 0; padding: 2rem; background: #fff; border: 1px solid #d5dae1; border-radius: 8px }
h1 { margin: 0 0 .75rem; font-size: 1.35rem; line-height: 1.3 }
p { margin: 0 0 1rem }
small { display: block; color: #56606e; font-size: .875rem }
strong { overflow-wrap: anywhere }
button { font: inherit; min-height: 44px; padding: .5rem 1.25rem; color: #fff; background: #0b57a4; border: 0; border-radius: 6px; cursor: pointer }
button:disabled { opacity: .6; cursor: default }
label { display: block; margin: 1.5rem 0 .25rem; font-weight: 600 }
input { box-sizing: border-box; width: 100%; min-height: 44px; margin-bottom: .75rem; padding: .5rem; font: inherit; color: inherit; background: transparent; border: 1px solid #8a94a3; border-radius: 6px }
:focus-visible { outline: 3px solid #6ea8e6; outline-offset: 2px }
[role=alert] { padding: .75rem 1rem; background: #fdecea; border-radius: 6px }
@media (prefers-color-scheme: dark) {
  body { color: #e6e9ee; background: #14181d }
  main { background: #1c2229; border-color: #353d47 }
  small { color: #a4adba }
  button { background: #2f6fb3 }
  [role=alert] { background: #4a2320 }
}
@media (max-width: 40rem) { main { margin: 0; border: 0; border-radius: 0 } }
`;

const script = `
const token = new URLSearchParams(location.hash.slice(1)).get('token') || '';
const the = (id) => document.getElementById(id);
const show = (id, shown) => { the(id).hidden = !shown };
async function post(step, body) {
  const answer = await fetch('/api/v1/anaf/token-links/' + step, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'ro' },
    body: JSON.stringify({ token, ...body }),
  });
  const read = await answer.json();
  if (!answer.ok) throw new Error(read.detail);
  return read;
}
async function attempt(work) {
  show('failure', false);
  for (const button of document.querySelectorAll('button')) button.disabled = true;
  try { await work() } catch (error) {
    the('failure').textContent = error.name === 'TypeError' ? 'Nu există legătură cu serverul. / No connection to the server.' : error.message;
    show('failure', true);
  }
  for (const button of document.querySelectorAll('button')) button.disabled = false;
}
const when = (text) => new Date(text).toLocaleTimeString('ro-RO', { hour: '2-digit', minute: '2-digit' });
let comesBack = true;
attempt(async () => {
  const link = await post('look', {});
  comesBack = link.redirectReachesUs;
  for (const name of document.querySelectorAll('.organisation')) name.textContent = link.organisation.name;
  the('note').textContent = link.note || '';
  show('note', link.note !== null);
  for (const time of document.querySelectorAll('.until')) time.textContent = when(link.expiresAt);
  show('asked', true);
}).then(() => show('waiting', false));
the('go').addEventListener('click', () => attempt(async () => {
  // Opened before the question is asked: a tab that opens later is taken for an advertisement.
  const tab = comesBack ? null : window.open('', '_blank');
  try {
    const { authorizeUrl } = await post('start', {});
    if (comesBack) location.assign(authorizeUrl);
    else if (tab) { tab.opener = null; tab.location = authorizeUrl }
    else location.assign(authorizeUrl);
    show('paste', !comesBack);
  } catch (error) { if (tab) tab.close(); throw error }
}));
the('paste').addEventListener('submit', (event) => {
  event.preventDefault();
  attempt(async () => {
    const { serial } = await post('finish', { url: the('url').value.trim() });
    for (const place of document.querySelectorAll('.serial')) place.textContent = serial || '?';
    show('asked', false);
    show('done', true);
    the('done').focus();
  });
});
`;

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** For this page alone: its own style and script by their hashes, and nothing from elsewhere. */
const tokenLinkPagePolicy = [
  "default-src 'none'",
  `style-src ${hashOf(style)}`,
  `script-src ${hashOf(script)}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const tokenLinkPage = `<!doctype html>
<html lang="ro">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Autorizare ANAF – E-Factura Sync</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Autorizare pentru citirea facturilor din SPV</h1>
<p id="failure" role="alert" hidden></p>
<p id="waiting">Se verifică linkul… <small lang="en">The link is being checked…</small></p>
<noscript><p>Pagina are nevoie de JavaScript. <small lang="en">This page needs JavaScript.</small></p></noscript>
<section id="asked" hidden>
<p><strong class="organisation"></strong> vă cere să autorizați, cu certificatul dumneavoastră digital, citirea mesajelor e-Factura ale firmelor la care aveți drept în SPV. Acest program nu depune și nu modifică nimic la ANAF.
<small lang="en"><span class="organisation"></span> asks you to authorise, with your digital certificate, the reading of the e-Factura messages of the companies that you have rights for. This program files and changes nothing at ANAF.</small></p>
<p id="note" hidden></p>
<p>Continuați numai dacă știți cine vă cere. Linkul este valabil până la <span class="until"></span>, o singură dată.
<small lang="en">Go on only if you know who asks. The link is good until <span class="until"></span>, once.</small></p>
<p><button id="go" type="button">Continuați la ANAF / Continue to ANAF</button></p>
<form id="paste" hidden>
<label for="url">Lipiți aici, în 60 de secunde, adresa la care s-a oprit browserul după ANAF</label>
<small lang="en">Within 60 seconds paste the address at which the browser ended after ANAF. A page that cannot be shown is expected.</small>
<input id="url" name="url" autocomplete="off" required maxlength="8000" placeholder="https://localhost…/api/v1/anaf/callback?code=…">
<button>Finalizați / Finish</button>
</form>
</section>
<section id="done" hidden tabindex="-1">
<p>Certificatul este conectat. Seria: <strong class="serial"></strong>. Puteți închide această pagină.
<small lang="en">The certificate is connected. Its serial number: <span class="serial"></span>. You can close this page.</small></p>
</section>
</main>
<script>${script}</script>
</body>
</html>
`;

export function sendTokenLinkPage(reply: FastifyReply): FastifyReply {
  return reply
    .header('content-security-policy', tokenLinkPagePolicy)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(tokenLinkPage);
}
