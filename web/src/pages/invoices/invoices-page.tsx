/** Facturi: the list with filters, totals, selection and export; one invoice opens beside the list. */
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useCompanyNames } from '../../api/company-names.ts';
import { useRequestExport } from '../../api/exports.ts';
import { type InvoiceSort, mostTicked, useInvoiceTotals, useSortedInvoices } from '../../api/invoices.ts';
import type { Invoice } from '../../api/shapes.ts';
import { useFilters } from '../../app/use-filters.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ExportMenu } from '../../components/exports/export-menu.tsx';
import { ExportProgress } from '../../components/exports/export-progress.tsx';
import { Page } from '../../components/page.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { DataTable } from '../../components/table/data-table.tsx';
import { useCommonText } from '../../text/common.ts';
import { useExportsText } from '../../text/exports.ts';
import { useInvoicesText } from '../../text/invoices.ts';
import { ChooseColumns, useChosenColumns } from './choose-columns.tsx';
import { InvoiceFilters } from './filter-bar.tsx';
import { InvoiceCard, useInvoiceColumns } from './invoice-columns.tsx';
import { filterNames, filterOf, nextSort, sortOf } from './invoice-filter.ts';
import classes from './invoices.module.css';
import { SelectionBar } from './selection-bar.tsx';
import { Totals } from './totals.tsx';

/** Loaded when a row is opened. */
const InvoicePanel = lazy(() => import('./invoice-panel.tsx'));

/** What `aria-sort` says; without a choice it is the usual order. */
function sortingOf(sort: InvoiceSort = '-availableAt') {
  const down = sort.startsWith('-');
  return { id: down ? sort.slice(1) : sort, down };
}

const noTicks: ReadonlySet<string> = new Set();

export function InvoicesPage() {
  const t = useInvoicesText();
  const common = useCommonText();
  const exports = useExportsText();
  const filtering = useFilters(filterNames);
  const { open, sort: _, ...rest } = filtering.filters;
  const sort = sortOf(filtering.filters);
  const given = JSON.stringify(rest);
  const filter = useMemo(() => filterOf(JSON.parse(given)), [given]);
  const { rows, more, stale, error, refetch, unsorted } = useSortedInvoices(filter, sort);
  // Summing 100,000 invoices takes longer than loading their first page.
  const totals = useInvoiceTotals(filter, undefined, rows !== undefined || error !== null);
  const columns = useChosenColumns();
  const nameOf = useCompanyNames();
  const shown = useInvoiceColumns(columns.chosen, nameOf);
  const [ticked, setTicked] = useState(noTicks);
  const tick = useCallback(
    (ids: ReadonlySet<string>) => setTicked(new Set([...ids].slice(0, mostTicked))),
    [],
  );
  const making = useRequestExport();
  const [exportId, setExportId] = useState<string>();
  // Stays mounted once opened: closing returns the focus.
  const [panelKnown, setPanelKnown] = useState(open !== undefined);
  if (open !== undefined && !panelKnown) setPanelKnown(true);
  const filtered = Object.keys(filter).length > 0;
  const makeExport = (request: Parameters<typeof making.mutate>[0]) =>
    making.mutate(request, { onSuccess: ({ id }) => setExportId(id) });
  const labelOf = (id: string) => t.select(rows?.find((row) => row.id === id)?.number ?? t.noNumber);
  return (
    <Page
      title={common.pages.invoices}
      actions={
        <>
          <ChooseColumns {...columns} />
          <ExportMenu filter={filter} onExport={makeExport} busy={making.isPending}>
            {filtered ? exports.exportFilter : exports.exportAll}
          </ExportMenu>
        </>
      }
    >
      <InvoiceFilters {...filtering} />
      {making.error && <ErrorState error={making.error} strip />}
      {exportId && <ExportProgress id={exportId} onClose={() => setExportId(undefined)} />}
      <section className={classes.sum} aria-label={t.totals.label}>
        <strong role="status">{totals.data ? t.totals.of(totals.data.count) : ''}</strong>
        {totals.data && <Totals of={totals.data} stale={totals.isPlaceholderData} />}
        {totals.error && <ErrorState error={totals.error} onRetry={() => void totals.refetch()} strip />}
      </section>
      {error && <ErrorState error={error} onRetry={() => void refetch()} strip={rows !== undefined} />}
      {unsorted && (
        <p role="status" className={classes.unsorted}>
          <StateMark state="needs" long>
            {t.unsorted}
          </StateMark>
        </p>
      )}
      {rows === undefined && !error && <SkeletonRows rows={14} />}
      {rows?.length === 0 && (
        <div className="panel">
          <EmptyState title={filtered ? t.none : t.empty}>{filtered ? t.noneHelp : t.emptyHelp}</EmptyState>
        </div>
      )}
      {rows !== undefined && rows.length > 0 && (
        <div className={classes.list} data-stale={stale || undefined} aria-busy={stale}>
          <DataTable<Invoice>
            label={common.pages.invoices}
            rows={rows}
            columns={shown}
            idOf={({ id }) => id}
            openedId={open}
            onOpen={({ id }) => filtering.set({ open: id })}
            card={(row) => <InvoiceCard row={row} nameOf={nameOf} />}
            cardHeight={88}
            selection={{ ids: ticked, set: tick, labelOf, labelAll: t.selectAll }}
            order={{
              sorting: sortingOf(unsorted ? undefined : sort),
              toggle: (id) => filtering.set({ sort: nextSort(sort, id) }),
            }}
            onMore={more}
          />
        </div>
      )}
      <SelectionBar
        ids={[...ticked]}
        onClear={() => setTicked(noTicks)}
        onExport={makeExport}
        busy={making.isPending}
      />
      {panelKnown && (
        <Suspense>
          <InvoicePanel id={open} onClose={() => filtering.set({ open: undefined })} />
        </Suspense>
      )}
    </Page>
  );
}
