/** The pages that the `type` of a problem leads to: what the code means and what helps, in both languages, without a script. */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { notFound, type ProblemCode, problemCodes } from '../core/errors.ts';
import type { Language } from '../text/language.ts';
import { pagesEn } from '../text/problems/pages-en.ts';
import { pagesRo } from '../text/problems/pages-ro.ts';
import { problemTexts } from '../text/problems/problem-text.ts';
import { statusOf } from './errors.ts';

const style = `
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #1c2430; background: #f6f7f9 }
main { max-width: 40rem; margin: 8vh auto; padding: 2rem; background: #fff; border: 1px solid #d5dae1; border-radius: 8px }
h1, h2 { margin: 0 0 .5rem; line-height: 1.3 }
h1 { font-size: 1.35rem }
h2 { margin-top: 1.5rem; font-size: 1.1rem }
p { margin: 0 0 1rem }
a { color: #0b57a4 }
@media (prefers-color-scheme: dark) {
  body { color: #e6e9ee; background: #14181d }
  main { background: #1c2229; border-color: #353d47 }
  a { color: #8ab8ee }
}
`;
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
const headers = {
  'content-security-policy': policy,
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'public, max-age=3600',
};
const pages = { ro: pagesRo, en: pagesEn };

export function registerProblemPages(app: FastifyInstance): void {
  app.get('/problems', { schema: { hide: true } }, (_request, reply) =>
    reply.headers(headers).send(listPage()),
  );
  app.get<{ Params: { code: string } }>('/problems/:code', { schema: { hide: true } }, (request, reply) => {
    const code = problemCodes.find((each) => each === request.params.code);
    if (!code) throw notFound('resource');
    return reply.headers(headers).send(problemPage(code));
  });
}

function problemPage(code: ProblemCode): string {
  return page(
    `${inLanguage(code, 'ro', 'h1')}
<section lang="en">
${inLanguage(code, 'en', 'h2')}
</section>
<p><a href="/problems">/problems</a> · <a href="/docs">/docs</a></p>`,
  );
}

function inLanguage(code: ProblemCode, language: Language, heading: 'h1' | 'h2'): string {
  const { pages: texts, status } = pages[language];
  return `<${heading}>${escapeHtml(problemTexts[language].titles[code])} (<code>${code}</code>)</${heading}>
<p>${escapeHtml(texts[code].means)}</p>
<p>${escapeHtml(texts[code].helps)}</p>
<p>${escapeHtml(status(statusOf(code)))}</p>`;
}

function listPage(): string {
  const lines = problemCodes.map(
    (code) =>
      `<li><a href="/problems/${code}"><code>${code}</code></a> ${escapeHtml(problemTexts.ro.titles[code])} · <span lang="en">${escapeHtml(problemTexts.en.titles[code])}</span></li>`,
  );
  return page(
    `<h1>${pagesRo.heading} · <span lang="en">${pagesEn.heading}</span></h1>\n<ul>\n${lines.join('\n')}\n</ul>`,
  );
}

function page(body: string): string {
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
${body}
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
