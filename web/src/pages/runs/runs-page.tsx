/** Sincronizări: every run, newest first; a row opens its page. */
import { useNavigate } from '@tanstack/react-router';
import { useRuns } from '../../api/runs.ts';
import type { RunSummary } from '../../api/shapes.ts';
import { paths } from '../../app/paths.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Page } from '../../components/page.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { DataTable } from '../../components/table/data-table.tsx';
import { useCommonText } from '../../text/common.ts';
import { useRunsText } from '../../text/runs.ts';
import { RunCard, useRunColumns } from './run-columns.tsx';

export function RunsPage() {
  const t = useRunsText();
  const common = useCommonText();
  const navigate = useNavigate();
  const { rows, more, error, refetch } = useRuns();
  const columns = useRunColumns();
  return (
    <Page title={common.pages.runs} lead={t.lead}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} strip={rows !== undefined} />}
      {rows === undefined && !error && <SkeletonRows rows={12} />}
      {rows?.length === 0 && (
        <div className="panel">
          <EmptyState title={t.empty}>{t.emptyHelp}</EmptyState>
        </div>
      )}
      {rows !== undefined && rows.length > 0 && (
        <DataTable<RunSummary>
          label={common.pages.runs}
          rows={rows}
          columns={columns}
          idOf={({ id }) => id}
          onOpen={({ id }) => void navigate({ to: `${paths.live}/${id}` })}
          card={(row) => <RunCard row={row} />}
          cardHeight={64}
          onMore={more}
        />
      )}
    </Page>
  );
}
