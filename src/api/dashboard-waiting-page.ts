/** What a browser gets while the dashboard is being built, or where it cannot be: a sentence in both languages, without a script. */
import { createHash } from 'node:crypto';
import { en } from '../text/pages/en.ts';
import { ro } from '../text/pages/ro.ts';

const style = `
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #1c212a; background: #fbfcfd }
main { max-width: 34rem; margin: 16vh auto 0; padding: 0 1.5rem }
h1 { margin: 0 0 .5rem; font-size: 1.25rem }
p { margin: 0 0 1rem }
a { color: #4049a8 }
@media (prefers-color-scheme: dark) { body { color: #d8dce3; background: #14171d } a { color: #a9b0f5 } }
`;

export const waitingPagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export const dashboardWaitingPage = `<!doctype html>
<html lang="ro">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="2">
<title>E-Factura Sync</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${ro.dashboardWaiting.title}</h1>
<p>${ro.dashboardWaiting.text}</p>
<p lang="en">${en.dashboardWaiting.text} API: <a href="/docs">/docs</a>.</p>
</main>
</body>
</html>
`;
