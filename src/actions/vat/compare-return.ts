/** A pasted VAT return beside the documents of the month. Nothing of what was pasted is kept. */
import type { Actor } from '../../accounts/actor.ts';
import { compareVat, type Threshold, type VatDifference } from '../../core/compare-vat.ts';
import { readReturnLines } from '../../core/vat-lines.ts';
import type { ReadCtx } from '../context.ts';
import { getMonthVat, type VatAsked } from './list-vat.ts';

export interface ComparedReturn {
  differences: VatDifference[];
  /** Lines that were not recognised, or are totals and regularisations. */
  unread: string[];
  /** Documents that are in no sum: a difference may be theirs. */
  excluded: number;
  withoutRate: number;
}

export async function compareReturn(
  ctx: ReadCtx,
  actor: Actor,
  { text, threshold, ...asked }: VatAsked & { text: string; threshold: Threshold },
): Promise<ComparedReturn> {
  const { rows, excluded } = await getMonthVat(ctx, actor, asked);
  const { lines, unread } = readReturnLines(text);
  return {
    differences: compareVat(lines, rows, threshold),
    unread,
    excluded,
    withoutRate: rows.reduce((sum, row) => sum + row.withoutRate, 0),
  };
}
