/** The page that a person comes back to from ANAF: what happened, in both languages, without a script. */
import { createHash } from 'node:crypto';
import { maskCif } from '../../core/cif.ts';
import type { Problem } from '../../core/errors.ts';
import type { AnafConnection } from '../../db/connections/anaf-connection.ts';
import type { Language } from '../../text/language.ts';
import { en } from '../../text/pages/en.ts';
import { ro } from '../../text/pages/ro.ts';
import { problemText } from '../../text/problems/problem-text.ts';

export type ConnectResult = { ok: true; connected: AnafConnection } | { ok: false; problem: Problem };

const style = `
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #1c2430; background: #f6f7f9 }
main { max-width: 34rem; margin: 12vh auto 0; padding: 2rem; background: #fff; border: 1px solid #d5dae1; border-radius: 8px }
h1, h2 { margin: 0 0 .5rem; font-size: 1.35rem; line-height: 1.3 }
h2 { margin-top: 1.5rem; font-size: 1.05rem }
p { margin: 0 0 1rem }
a { color: #0b57a4 }
@media (prefers-color-scheme: dark) {
  body { color: #e6e9ee; background: #14181d }
  main { background: #1c2229; border-color: #353d47 }
  a { color: #8ab8ee }
}
@media (max-width: 36rem) { main { margin: 0; border: 0; border-radius: 0 } }
`;

/** For this page alone: its own style, by its hash, and nothing else. */
export const connectPagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export function connectPage(result: ConnectResult): string {
  const romanian = textOf(result, 'ro');
  const english = textOf(result, 'en');
  return `<!doctype html>
<html lang="ro">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>E-Factura Sync</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(romanian.title)}</h1>
<p>${escapeHtml(romanian.text)}</p>
<section lang="en">
<h2>${escapeHtml(english.title)}</h2>
<p>${escapeHtml(english.text)}</p>
</section>
<p><a href="/">E-Factura Sync</a></p>
</main>
</body>
</html>
`;
}

interface Text {
  title: string;
  text: string;
}

function textOf(result: ConnectResult, language: Language): Text {
  const texts = { ro, en }[language];
  if (!result.ok) {
    return { title: texts.notConnected, text: problemText(result.problem, language).detail };
  }
  const { serial, companies } = result.connected;
  const codes = companies.map(({ cif }) => maskCif(cif)).join(', ');
  return { title: texts.connected.title, text: texts.connected.text(serial ?? '?', codes) };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
