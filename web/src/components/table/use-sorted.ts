/** Rows in the order of a column that a person chose: once up, once down, then the list's own order again. */
import { useMemo, useState } from 'react';
import { locales } from '../../format/language.ts';
import { useLanguage } from '../../text/language.tsx';
import type { Column } from './column.ts';
import { compareValues } from './compare-values.ts';

export interface Sorting {
  id: string;
  down: boolean;
}

/** @param whole whether every row is there: a part of a list is not sorted as if it were the whole */
export function useSorted<Row>(rows: readonly Row[], columns: Column<Row>[], whole: boolean) {
  const { language } = useLanguage();
  const [sorting, setSorting] = useState<Sorting>();
  const sortBy = columns.find(({ id }) => id === sorting?.id)?.sortBy;
  const sorted = useMemo(() => {
    if (!whole || !sortBy || !sorting) return rows;
    const compare = compareValues(new Intl.Collator(locales[language], { numeric: true }), sorting.down);
    return [...rows].sort((a, b) => compare(sortBy(a), sortBy(b)));
  }, [rows, whole, sortBy, sorting, language]);
  const toggle = (id: string) =>
    setSorting((now) => (now?.id !== id ? { id, down: false } : now.down ? undefined : { id, down: true }));
  return { rows: sorted, sorting: whole ? sorting : undefined, toggle };
}
