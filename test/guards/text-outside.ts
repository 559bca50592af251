/** Texts for people are in src/text and in the dashboard: Romanian in a literal elsewhere, or a pair of languages, is refused. */
import { isTest, type Source, scan } from './source.ts';

/** Files whose Romanian is data and no message of ours, each with its reason. */
const allowed: Record<string, string> = {
  'src/anaf/': "recognises ANAF's own prose",
  'src/documents/': 'county and term names as documents write them',
  'src/reconciliation/': 'recognises the column headings of accounting programs',
  'src/render/counties.ts': 'the counties of ISO 3166-2:RO by their names',
  'src/accounts/check-password.ts': 'words of which common passwords are made',
  'src/core/transmission-terms.ts': 'the law by its name',
};

/** Letters of Romanian alone; quotation marks as Romanian has them. */
const letters = /[ăâîșțşţĂÂÎȘȚŞŢ„]/;

/** Words that English does not have, for Romanian without its letters. */
const words =
  /\b(este|sunt|pentru|nu a|nu este|fara|din nou|factura|facturi|facturile|mesaj|mesaje|companie|firma|firme|incercati|conectati|certificatul|arhiva|lipseste|gresit|dumneavoastra)\b/i;

/** `{ ro: '…', en: '…' }`: a translation beside the code that uses it. */
const pair = /\bro:\s*''[\s\S]{0,400}?\ben:\s*''|\ben:\s*''[\s\S]{0,400}?\bro:\s*''/;

export function findTextOutside(sources: Source[]): string[] {
  return sources
    .filter(({ path }) => /^src\//.test(path) && !/^src\/text\//.test(path) && !isTest(path))
    .filter(({ path }) => !Object.keys(allowed).some((place) => path.startsWith(place)))
    .flatMap(({ path, text }) => {
      const { code, literals } = scan(text);
      const romanian = literals
        .filter(({ text: literal }) => isRomanian(literal))
        .map(({ line }) => `${path}:${line} has a Romanian text`);
      return [...romanian, ...(pair.test(code) ? [`${path} has a text in two languages`] : [])];
    });
}

function isRomanian(literal: string): boolean {
  if (letters.test(literal)) return true;
  // One word alone may be a name on the wire: several make a sentence.
  const text = literal.replace(/e-factura( sync)?/gi, '').trim();
  return /\s/.test(text) && words.test(text);
}
