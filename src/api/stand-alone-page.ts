/**
 * Pages for people who are not signed in: each is complete, with an inline style and script that the CSP allows by
 * their hashes. A link's token is in the fragment, after the #, which browsers do not send: the page's script reads it
 * and sends it in a body.
 */
import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { ProblemCode } from '../core/errors.ts';
import { en } from '../text/pages/en.ts';
import { ro } from '../text/pages/ro.ts';

const style = `
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #1c2430; background: #f6f7f9 }
main { max-width: 36rem; margin: 10vh auto 0; padding: 2rem; background: #fff; border: 1px solid #d5dae1; border-radius: 8px }
h1 { margin: 0 0 .75rem; font-size: 1.35rem; line-height: 1.3 }
p { margin: 0 0 1rem }
small { display: block; color: #56606e; font-size: .875rem }
h1 small { font-weight: 400 }
[role=alert] small { color: inherit }
strong { overflow-wrap: anywhere }
button { font: inherit; min-height: 44px; padding: .5rem 1.25rem; color: #fff; background: #0b57a4; border: 0; border-radius: 6px; cursor: pointer }
button.second { color: #0b57a4; background: transparent; box-shadow: inset 0 0 0 1px #0b57a4 }
.choice { display: flex; flex-wrap: wrap; gap: .75rem }
[tabindex="-1"]:focus { outline: none }
button:disabled { opacity: .6; cursor: default }
label { display: block; margin: 1.5rem 0 .25rem; font-weight: 600 }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1rem; margin: 0 0 1rem }
dt { color: #56606e }
dd { margin: 0; overflow-wrap: anywhere }
input, textarea { box-sizing: border-box; width: 100%; min-height: 44px; margin-bottom: .75rem; padding: .5rem; font: inherit; color: inherit; background: transparent; border: 1px solid #8a94a3; border-radius: 6px }
:focus-visible { outline: 3px solid #6ea8e6; outline-offset: 2px }
[role=alert] { padding: .75rem 1rem; background: #fdecea; border-radius: 6px }
@media (prefers-color-scheme: dark) {
  body { color: #e6e9ee; background: #14181d }
  main { background: #1c2229; border-color: #353d47 }
  small, dt { color: #a4adba }
  button { background: #2f6fb3 }
  button.second { color: #9cc7f5; box-shadow: inset 0 0 0 1px #6ea8e6 }
  [role=alert] { background: #4a2320 }
}
@media (max-width: 40rem) { main { margin: 0; border: 0; border-radius: 0 } }
`;

/** Before a page's own script: what all of them do. A failure is said in Romanian, and in English below it where the page knows its code. */
const common = `
const token = new URLSearchParams(location.hash.slice(1)).get('token') || '';
const the = (id) => document.getElementById(id);
const show = (id, shown) => { the(id).hidden = !shown };
const fill = (kind, text) => { for (const place of document.querySelectorAll('.' + kind)) place.textContent = text };
const failed = (text, english, code) => Object.assign(new Error(text), { english, code });
async function ask(method, path, body) {
  if (!token) throw failed(${JSON.stringify(ro.incompleteLink)}, ${JSON.stringify(en.incompleteLink)});
  const answer = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json', 'accept-language': 'ro' },
    body: JSON.stringify(body),
  });
  const read = answer.status === 204 ? {} : await answer.json();
  if (!answer.ok) throw failed(read.detail, english[read.code], read.code);
  return read;
}
async function attempt(work) {
  show('failure', false);
  for (const button of document.querySelectorAll('button')) button.disabled = true;
  try { await work() } catch (error) {
    const offline = error.name === 'TypeError';
    the('failure-ro').textContent = offline ? ${JSON.stringify(ro.offline)} : error.message;
    the('failure-en').textContent = offline ? ${JSON.stringify(en.offline)} : error.english || '';
    show('failure', true);
  }
  for (const button of document.querySelectorAll('button')) button.disabled = false;
}
const hour = (text) => new Date(text).toLocaleTimeString('ro-RO', { hour: '2-digit', minute: '2-digit' });
`;

export interface StandAlonePage {
  html: string;
  policy: string;
}

/**
 * @param body HTML of ours, below the heading
 * @param english what the page's own failures are in English, by their code; the API says them in Romanian
 */
export function standAlonePage(
  title: { ro: string; en: string },
  body: string,
  script: string,
  english: Partial<Record<ProblemCode, string>>,
): StandAlonePage {
  const whole = `\nconst english = ${JSON.stringify(english)};${common}${script}`;
  return {
    policy: [
      "default-src 'none'",
      `style-src ${hashOf(style)}`,
      `script-src ${hashOf(whole)}`,
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    html: `<!doctype html>
<html lang="ro">
${headOf(title.ro)}
<body>
<main>
<h1>${title.ro} <small lang="en">${title.en}</small></h1>
<p id="failure" role="alert" hidden><span id="failure-ro"></span> <small id="failure-en" lang="en"></small></p>
<p id="waiting">${ro.checkingLink} <small lang="en">${en.checkingLink}</small></p>
<noscript><p>${ro.needsJavaScript} <small lang="en">${en.needsJavaScript}</small></p></noscript>
${body}
</main>
<script>${whole}</script>
</body>
</html>
`,
  };
}

/** Without a script: text, and a form that posts to the page's own address. @param body HTML of ours, below the heading */
export function plainPage(title: string, body: string): StandAlonePage {
  return {
    policy: [
      "default-src 'none'",
      `style-src ${hashOf(style)}`,
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
    html: `<!doctype html>
<html lang="ro">
${headOf(title)}
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`,
  };
}

function headOf(title: string): string {
  return `<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${title} – E-Factura Sync</title>
<style>${style}</style>
</head>`;
}

export function sendStandAlonePage(reply: FastifyReply, { html, policy }: StandAlonePage): FastifyReply {
  return reply
    .header('content-security-policy', policy)
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex, nofollow')
    .type('text/html; charset=utf-8')
    .send(html);
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
