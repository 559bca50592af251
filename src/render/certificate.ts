/** A signed statement becomes a certificate on one page: every text final, in one language. Pure. */
import type { MessageKind } from '../core/message.ts';
import type { SignedStatement } from '../core/statement.ts';
import { certificateTexts } from '../text/certificate/certificate-texts.ts';
import {
  formatAmount,
  formatDay,
  formatInstant,
  formatShortDay,
  formatShortInstant,
} from '../text/format.ts';
import type { Language } from '../text/language.ts';
import { said } from './said.ts';

export interface Certificate {
  language: Language;
  title: string;
  subtitle: string;
  facts: [string, string][];
  complete: boolean;
  verdict: string;
  /** One sentence, or the reservations. */
  reasons: string[];
  messages: Table;
  invoices: Table & { more: string | null; none: string | null };
  evidenceTitle: string;
  evidence: [string, string][];
  checkTitle: string;
  notes: string[];
  footer: string;
  attached: string;
  fileName: string;
  /** Of the statement, so that the same one gives the same file: `2026-02-16`. */
  madeOn: string;
}

/** What is attached, as it was signed. */
export interface CertificateRequest {
  signed: string;
  language: Language;
}

interface Table {
  title: string;
  heads: string[];
  rows: string[][];
}

/** More would not fit on one page beside the rest. */
const mostSums = 8;
const mostGaps = 4;
/** Of a name. */
const mostLetters = 160;

export function certificateOf(signed: SignedStatement, language: Language): Certificate {
  const { document, signature, timestamp } = signed;
  const t = certificateTexts[language];
  const { company, period, messages, invoices, chain, listings, coverage } = document;
  const day = (written: string) => formatDay(written, language);
  const name = said(company.name)?.slice(0, mostLetters) ?? t.noName;
  return {
    language,
    title: t.title,
    subtitle: t.subtitle,
    facts: [
      [t.company, `${name}, CIF ${company.cif}`],
      [t.period, `${day(period.firstDay)} – ${day(period.lastDay)}`],
      [t.organisation, said(document.organisation.name)?.slice(0, mostLetters) ?? t.noName],
      [t.madeAt, formatInstant(new Date(document.madeAt), language)],
    ],
    complete: document.complete,
    verdict: document.complete ? t.complete : t.incomplete,
    reasons: document.complete
      ? [t.completeMeans]
      : document.reservations.map((one) => t.reservations[one](amountOf(one, signed))),
    messages: {
      title: t.messages,
      heads: Object.values(t.columns),
      rows: [
        ...messages.byKind.map(({ kind, ...counts }) => [t.kinds[kind as MessageKind], ...countsOf(counts)]),
        [t.total, ...countsOf(messages)],
      ],
    },
    invoices: {
      title: t.invoices,
      heads: Object.values(t.invoiceColumns),
      rows: invoices
        .slice(0, mostSums)
        .map(({ direction, currency, count, net, vat, payable }) => [
          t.direction[direction],
          said(currency)?.slice(0, 3) ?? '–',
          String(count),
          ...[net, vat, payable].map((amount) => formatAmount(amount, language)),
        ]),
      more: invoices.length > mostSums ? t.moreRows(invoices.length - mostSums) : null,
      none: invoices.length === 0 ? t.noInvoices : null,
    },
    evidenceTitle: t.evidence,
    evidence: [
      [t.listings, listingsText()],
      [t.coverage, coverageText()],
      [t.chainBefore, t.link(chain.before.seq, chain.before.head)],
      [t.chainAfter, t.link(chain.after.seq, chain.after.head)],
      [t.key, signature.keyId],
      [t.timestamp, timestamp === undefined ? t.notStamped : t.stamped],
    ],
    checkTitle: t.checkTitle,
    notes: [t.check, t.limits],
    footer: `${document.id} · ${t.program(document.program.version)}`,
    attached: t.attached,
    fileName: statementFile,
    madeOn: document.madeAt.slice(0, 10),
  };

  function listingsText(): string {
    const newest = listings[0];
    const oldest = listings.at(-1);
    if (!newest || !oldest) return t.noListings;
    const on = (at: string) => formatShortDay(new Date(at), language);
    return t.listingsOf(listings.length, on(oldest.finishedAt), on(newest.finishedAt));
  }

  function coverageText(): string {
    if (coverage.gaps.length === 0) return t.covered;
    const at = (instant: string) => formatShortInstant(new Date(instant), language);
    const shown = coverage.gaps.slice(0, mostGaps).map(({ from, to }) => `${at(from)} – ${at(to)}`);
    const more = coverage.gaps.length - shown.length;
    return t.gaps([...shown, ...(more > 0 ? [t.moreRows(more)] : [])].join('; '));
  }
}

/** The name of the attached file, in the PDF and in packs. */
const statementFile = 'certificat.json';

function amountOf(
  reservation: SignedStatement['document']['reservations'][number],
  { document: { messages, coverage, findings } }: SignedStatement,
): number {
  switch (reservation) {
    case 'gaps':
      return coverage.gaps.length;
    case 'findings':
      return findings;
    default:
      return messages[reservation];
  }
}

function countsOf({
  listed,
  archived,
  pending,
  expired,
  closed,
}: Record<'listed' | 'archived' | 'pending' | 'expired' | 'closed', number>): string[] {
  return [listed, archived, pending, expired, closed].map(String);
}
