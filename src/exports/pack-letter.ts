/** The text at the front of a monthly pack: what is in it, what is not, and by which numbers that can be checked. Pure. */
import { toBucharest } from '../core/bucharest.ts';
import { maskCif } from '../core/cif.ts';
import type { Completeness } from '../db/completeness/completeness.ts';
import type { ExportLanguage } from '../db/exports/export.ts';
import { readMonth } from './month.ts';

export interface PackFacts {
  company: Pick<
    Completeness,
    | 'cif'
    | 'name'
    | 'counts'
    | 'completeFrom'
    | 'completeUpTo'
    | 'gaps'
    | 'coverage'
    | 'lastListing'
    | 'chainHead'
    | 'chainSeq'
  >;
  month: string;
  madeAt: Date;
  invoices: { received: number; sent: number; problems: number };
  /** Of the month, listed by ANAF and not archived. */
  missing: number;
  /** Whether PDFs were asked for and nothing could make them. */
  withoutPdf: boolean;
}

export function packLetter(facts: PackFacts, language: ExportLanguage): string {
  const lines = language === 'ro' ? romanian(facts) : english(facts);
  return `${lines.join('\r\n')}\r\n`;
}

function romanian({ company, month, madeAt, invoices, missing, withoutPdf }: PackFacts): string[] {
  const { counts, gaps, lastListing } = company;
  return [
    `e-Factura: pachetul lunii ${month}`,
    `Firma: ${[maskCif(company.cif), onOneLine(company.name)].filter(Boolean).join(', ')}`,
    `Făcut la ${clock(madeAt)} (ora României)`,
    '',
    'Ce conține: facturile care au devenit disponibile în SPV în luna pachetului, după ora României. Cele aduse dintr-un',
    'dosar vechi, fără dată în SPV, după data emiterii.',
    `  primite: ${invoices.received}`,
    `  emise: ${invoices.sent}`,
    `  cu observații în index: ${invoices.problems}`,
    ...(withoutPdf ? ['  PDF-urile nu au putut fi făcute pe acest server.'] : []),
    '',
    `Ce lipsește: mesaje ale lunii pe care ANAF le-a listat și care nu sunt în arhivă: ${missing}.`,
    missing > 0 ? 'Sunt înșirate în LIPSESC.csv.' : 'LIPSESC.csv nu are niciun rând.',
    '',
    'Cât de completă este arhiva firmei, la data pachetului:',
    coversMonth(company, month)
      ? `  luna ${month} este cuprinsă în întregime`
      : `  luna ${month} NU este cuprinsă în întregime: pot lipsi facturi pe care ANAF nu le-a listat încă`,
    `  completă de la ${clock(company.completeFrom)} până la ${clock(company.completeUpTo)}`,
    ...gaps.map(({ from, to }) => `  necuprins de nicio listare: ${clock(from)} – ${clock(to)}`),
    `  listate ${counts.listed} = arhivate ${counts.archived} + expirate ${counts.expired} + închise ${counts.closed} + în așteptare ${counts.pending}`,
    ...(lastListing && !lastListing.proven
      ? ['  ultima listare nu s-a potrivit cu totalul dat de ANAF']
      : []),
    '',
    'Capul manifestului (lanțul SHA-256 al tuturor mesajelor arhivate ale firmei):',
    `  ${company.chainSeq} ${company.chainHead}`,
    'Păstrați acest rând în afara programului. Cât timp rândul cu acest număr din manifest are același hash, iar',
    '`verify` nu găsește nimic, nimic din ce era arhivat atunci nu s-a schimbat.',
    '',
    'Verificarea fișierelor: sha256sum -c SHA256SUMS',
  ];
}

function english({ company, month, madeAt, invoices, missing, withoutPdf }: PackFacts): string[] {
  const { counts, gaps, lastListing } = company;
  return [
    `e-Factura: the pack of ${month}`,
    `Company: ${[maskCif(company.cif), onOneLine(company.name)].filter(Boolean).join(', ')}`,
    `Made at ${clock(madeAt)} (Romanian time)`,
    '',
    "What is in it: invoices that became available in the SPV in the pack's month, by Romanian time. What a folder of old",
    'ZIPs brought, without a date in the SPV, by its date of issue.',
    `  received: ${invoices.received}`,
    `  sent: ${invoices.sent}`,
    `  with remarks in the index: ${invoices.problems}`,
    ...(withoutPdf ? ['  PDFs could not be made on this server.'] : []),
    '',
    `What is missing: messages of the month that ANAF has listed and that are not in the archive: ${missing}.`,
    missing > 0 ? 'They are listed in MISSING.csv.' : 'MISSING.csv has no row.',
    '',
    "How complete the company's archive is, as of this pack:",
    coversMonth(company, month)
      ? `  ${month} is covered as a whole`
      : `  ${month} is NOT covered as a whole: invoices that ANAF has not listed yet may be missing`,
    `  complete from ${clock(company.completeFrom)} to ${clock(company.completeUpTo)}`,
    ...gaps.map(({ from, to }) => `  covered by no listing: ${clock(from)} – ${clock(to)}`),
    `  listed ${counts.listed} = archived ${counts.archived} + expired ${counts.expired} + closed ${counts.closed} + pending ${counts.pending}`,
    ...(lastListing && !lastListing.proven ? ["  the last listing did not agree with ANAF's own total"] : []),
    '',
    "The manifest's head (the SHA-256 chain of all the company's archived messages):",
    `  ${company.chainSeq} ${company.chainHead}`,
    'Keep this line outside of the program. As long as the line of this number in the manifest has the same hash, and',
    '`verify` finds nothing, nothing that was archived by then has changed.',
    '',
    'To check the files: sha256sum -c SHA256SUMS',
  ];
}

/** Complete listings have covered every moment of it, and nothing before its end is pending. */
function coversMonth({ coverage, completeUpTo }: PackFacts['company'], month: string): boolean {
  const { from, to } = readMonth(month);
  const listed = coverage.some((stretch) => stretch.from <= from && stretch.to >= to);
  return listed && completeUpTo !== null && completeUpTo >= to;
}

function onOneLine(name: string | null): string | null {
  return name && name.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** `2026-10-03 14:05`, and a dash where nothing is known. */
function clock(instant: Date | null): string {
  if (instant === null) return '-';
  const { year, month, day, hour, minute } = toBucharest(instant);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}
