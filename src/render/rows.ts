/** A label and its value: the smallest part of a sheet. Pure. */
import { formatDay } from '../text/format.ts';
import type { SheetTexts } from '../text/render/sheet-texts.ts';

export type Row = [label: string, value: string];

export interface Section {
  title: string;
  rows: Row[];
}

/** A row, unless there is nothing to say. */
export function row(label: string, value: string | null): Row[] {
  return value === null || value === '' ? [] : [[label, value]];
}

/** `1 Jul 2026 – 31 Jul 2026`, or the one end that is said. */
export function periodText(
  { from, to }: { from: string | null; to: string | null },
  texts: SheetTexts,
): string {
  if (from && to) return `${formatDay(from, texts.language)} – ${formatDay(to, texts.language)}`;
  if (from) return `${texts.from} ${formatDay(from, texts.language)}`;
  return to ? `${texts.until} ${formatDay(to, texts.language)}` : '';
}
