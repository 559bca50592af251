/** A column of a table: heading, width as a grid track, and the cell of a row. */
import type { ReactNode } from 'react';
import type { SortValue } from './compare-values.ts';

export interface Column<Row> {
  id: string;
  head: string;
  /** Shown instead of the heading if that is wider than the column; the heading stays the accessible name. */
  headShown?: ReactNode;
  /** A track of a CSS grid: `minmax(160px, 2fr)`, `96px`. */
  width: string;
  align?: 'end';
  /** Shown only if the table is at least this wide, px. */
  from?: number;
  /** Makes the heading a button that sorts, once every row of the list is there. */
  sortBy?(row: Row): SortValue;
  /** Makes the heading a button of a list that comes sorted: the table's `order` knows by what. */
  ordered?: boolean;
  cell(row: Row): ReactNode;
}

export function columnsThatFit<Row>(columns: Column<Row>[], width: number): Column<Row>[] {
  return columns.filter(({ from = 0 }) => width >= from);
}
