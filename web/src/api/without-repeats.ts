/**
 * The rows of several pages of one list, each once. A list by state, as the portfolio, changes its order while its pages are
 * read, and a row that moved down comes with the next page again; a select with the same option twice does not render. Pure.
 */
export function withoutRepeats<Row>(rows: Row[]): Row[] {
  const seen = new Set<unknown>();
  return rows.filter((row) => {
    const { id } = row as { id?: unknown };
    if (id === undefined) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}
