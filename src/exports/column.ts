/** A typed column of a list: what it is called, what type it has, where its value comes from. Pure. */

export type ColumnType = 'text' | 'amount' | 'day' | 'instant' | 'yes_no' | 'count';
export type Value = string | number | boolean | Date | null;

export interface Column<Row> {
  title: string;
  type: ColumnType;
  /** In characters. */
  width: number;
  value(row: Row): Value;
}

export function column<Row>(
  title: string,
  type: ColumnType,
  width: number,
  value: (row: Row) => Value,
): Column<Row> {
  return { title, type, width, value };
}
