/** The page at which a person ends after ANAF: what happened, in both languages, without a script. */
import { maskCif } from '../core/cif.ts';
import type { Problem, ProblemCode } from '../core/errors.ts';
import type { AnafConnection } from '../db/anaf-connection.ts';

export type ConnectResult = { ok: true; connected: AnafConnection } | { ok: false; problem: Problem };

export function connectPage(result: ConnectResult): string {
  const [ro, en] = result.ok ? connectedTexts(result.connected) : failedTexts(result.problem);
  return `<!doctype html>
<html lang="ro">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>E-Factura Sync</title>
</head>
<body>
<main>
<h1>${escapeHtml(ro.title)}</h1>
<p>${escapeHtml(ro.text)}</p>
<section lang="en">
<h2>${escapeHtml(en.title)}</h2>
<p>${escapeHtml(en.text)}</p>
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

function connectedTexts({ serial, companies }: AnafConnection): [ro: Text, en: Text] {
  const number = serial ?? '?';
  const codes = companies.map(({ cif }) => maskCif(cif)).join(', ');
  return [
    {
      title: 'Certificatul este conectat la ANAF',
      text: `Seria certificatului: ${number}. ${codes ? `Firme: ${codes}. ` : ''}Puteți închide această pagină.`,
    },
    {
      title: 'The certificate is connected to ANAF',
      text: `Its serial number: ${number}. ${codes ? `Companies: ${codes}. ` : ''}You can close this page.`,
    },
  ];
}

function failedTexts(problem: Problem): [ro: Text, en: Text] {
  return [
    { title: 'Certificatul nu a fost conectat', text: romanian[problem.code] ?? 'Încercați din nou.' },
    { title: 'The certificate was not connected', text: problem.message },
  ];
}

const romanian: Partial<Record<ProblemCode, string>> = {
  unauthenticated:
    'Conectarea nu a fost începută în acest browser. Începeți-o aici sau lipiți adresa acestei pagini acolo unde ați început-o.',
  link_expired: 'Această adresă a fost deja folosită sau au trecut zece minute. Începeți din nou conectarea.',
  invalid_input: 'ANAF nu a trimis niciun cod. Începeți din nou conectarea.',
  anaf_refused:
    'ANAF nu a autorizat accesul: certificatul nu a fost prezentat sau cererea a fost respinsă. Începeți din nou.',
  anaf_unreachable: 'ANAF nu răspunde acum. Începeți din nou peste câteva minute.',
  internal: 'A apărut o eroare la noi. Începeți din nou; dacă se repetă, anunțați administratorul.',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
