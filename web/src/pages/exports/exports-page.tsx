/** Exporturi: a new export, and the list with progress, file and expiry. */
import { Button } from '@mantine/core';
import { IconArrowsDiff, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Export, useExports } from '../../api/exports.ts';
import { paths } from '../../app/paths.ts';
import { useFilters } from '../../app/use-filters.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Page } from '../../components/page.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { DataTable } from '../../components/table/data-table.tsx';
import { useCommonText } from '../../text/common.ts';
import { useExportsText } from '../../text/exports.ts';
import { ExportCard, useExportColumns } from './export-columns.tsx';
import { NewExport } from './new-export.tsx';

export function ExportsPage() {
  const t = useExportsText();
  const common = useCommonText();
  const { rows, more, error, refetch } = useExports();
  const columns = useExportColumns();
  const { filters, set } = useFilters(useMemo(() => ['new'] as const, []));
  const close = () => set({ new: undefined });
  const make = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => set({ new: 'true' })}>
      {t.make}
    </Button>
  );
  return (
    <Page
      title={common.pages.exports}
      lead={t.lead}
      actions={
        <>
          <Button
            component={Link}
            to={paths.reconciliations}
            variant="default"
            leftSection={<IconArrowsDiff size={16} aria-hidden />}
          >
            {t.reconciliations}
          </Button>
          {make}
        </>
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} strip={rows !== undefined} />}
      {rows === undefined && !error && <SkeletonRows rows={6} />}
      {rows?.length === 0 && (
        <div className="panel">
          <EmptyState title={t.empty}>{t.emptyHelp}</EmptyState>
        </div>
      )}
      {rows !== undefined && rows.length > 0 && (
        <DataTable<Export>
          label={common.pages.exports}
          rows={rows}
          columns={columns}
          idOf={({ id }) => id}
          card={(row) => <ExportCard row={row} />}
          cardHeight={104}
          onMore={more}
        />
      )}
      <SidePanel opened={filters.new !== undefined} onClose={close} title={t.new}>
        <NewExport onMade={close} />
      </SidePanel>
    </Page>
  );
}
