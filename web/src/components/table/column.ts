/** A column of a table: its word, its width as a grid track, how a row is shown in it. */
import type { ReactNode } from 'react';

export interface Column<Row> {
  id: string;
  head: string;
  /** Instead of the word, where it would be wider than the column; the word stays its name. */
  headShown?: ReactNode;
  /** A track of a CSS grid: `minmax(160px, 2fr)`, `96px`. */
  width: string;
  align?: 'end';
  /** Only where the table is at least so wide, in px: what matters least goes first. */
  from?: number;
  cell(row: Row): ReactNode;
}

export function columnsThatFit<Row>(columns: Column<Row>[], width: number): Column<Row>[] {
  return columns.filter(({ from = 0 }) => width >= from);
}
