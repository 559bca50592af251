/** The text at the front of a monthly pack: what is in it, what is not, and by which numbers that can be checked. Pure. */
import { toBucharest } from '../core/bucharest.ts';
import { maskCif } from '../core/cif.ts';
import type { Completeness } from '../db/completeness/completeness.ts';
import type { ExportLanguage } from '../db/exports/export.ts';
import { letterEn } from '../text/exports/letter-en.ts';
import { letterRo } from '../text/exports/letter-ro.ts';
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
  const { company, month, madeAt, invoices, missing, withoutPdf } = facts;
  const lines = letters[language]({
    month,
    company: [maskCif(company.cif), onOneLine(company.name)].filter(Boolean).join(', '),
    madeAt: clock(madeAt),
    invoices,
    withoutPdf,
    missing,
    monthCovered: coversMonth(company, month),
    completeFrom: clock(company.completeFrom),
    completeUpTo: clock(company.completeUpTo),
    gaps: company.gaps.map(({ from, to }) => ({ from: clock(from), to: clock(to) })),
    counts: company.counts,
    listingUnproven: company.lastListing?.proven === false,
    chainHead: `${company.chainSeq} ${company.chainHead}`,
  });
  return `${lines.join('\r\n')}\r\n`;
}

const letters = { ro: letterRo, en: letterEn };

/** Complete listings have covered every moment of it, and nothing before its end is pending. */
function coversMonth({ coverage, completeUpTo }: PackFacts['company'], month: string): boolean {
  const { from, to } = readMonth(month);
  const listed = coverage.some((stretch) => stretch.from <= from && stretch.to >= to);
  return listed && completeUpTo !== null && completeUpTo >= to;
}

function onOneLine(name: string | null): string | null {
  return name === null ? null : name.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** `2026-10-03 14:05`, and a dash where nothing is known. */
function clock(instant: Date | null): string {
  if (instant === null) return '-';
  const { year, month, day, hour, minute } = toBucharest(instant);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}
