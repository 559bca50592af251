/** Compares values of a column: numbers as numbers, texts as people order them, what is unknown last in both directions. Pure. */
export type SortValue = string | number | null;

export function compareValues(
  collator: Intl.Collator,
  down: boolean,
): (a: SortValue, b: SortValue) => number {
  return (a, b) => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    const order =
      typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
    return down ? -order : order;
  };
}
