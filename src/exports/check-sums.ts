/**
 * The last check of every format whose amounts are calculated and not copied: the sums of what was written are the
 * document's own totals. An invoice that fails is reported with the reason. Pure.
 */
import type { Invoice } from '../db/invoices/invoice.ts';
import { readCents, sumCents, writeCents } from './cents.ts';

type Totals = Pick<Invoice, 'net' | 'vat'>;

export interface WrittenAmounts {
  /** Without VAT, and VAT: decimal strings exactly as they are in the file. */
  nets: string[];
  vats: string[];
  /** Written with the opposite sign, as a credit note is. */
  negated: boolean;
}

export interface SumFault {
  /** BT-109 without VAT, BT-110 the VAT, in the invoice's currency. */
  term: 'BT-109' | 'BT-110';
  /** What the file would come to, with the document's sign. */
  written: string;
  /** Null: the document does not say, or what it says cannot be read. */
  expected: string | null;
}

export function checkSums({ net, vat }: Totals, { nets, vats, negated }: WrittenAmounts): SumFault[] {
  const sumOf = (amounts: string[]) => {
    const sum = sumCents(amounts.map(readCents));
    return negated ? -sum : sum;
  };
  const [writtenNet, writtenVat] = [sumOf(nets), sumOf(vats)];
  // An invoice without any VAT may leave its total of it out.
  const vatExpected = vat ?? (writtenVat === 0n ? '0.00' : null);
  return [...compare('BT-109', writtenNet, net), ...compare('BT-110', writtenVat, vatExpected)];
}

function compare(term: SumFault['term'], written: bigint, expected: string | null): SumFault[] {
  if (expected !== null && readCents(expected) === written) return [];
  return [{ term, written: writeCents(written), expected }];
}
