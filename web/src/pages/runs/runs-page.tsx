/** Sincronizări: every run, newest first; one opens as it happened, or as it happens. */
import { useNavigate } from '@tanstack/react-router';
import { useRuns } from '../../api/runs.ts';
import type { Run } from '../../api/shapes.ts';
import { paths } from '../../app/paths.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Page } from '../../components/page.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { DataTable } from '../../components/table/data-table.tsx';
import { useCommonWords } from '../../text/common.ts';
import { useRunsWords } from '../../text/runs.ts';
import { RunCard, useRunColumns } from './run-columns.tsx';

export function RunsPage() {
  const words = useRunsWords();
  const common = useCommonWords();
  const navigate = useNavigate();
  const { rows, more, error, refetch } = useRuns();
  const columns = useRunColumns();
  return (
    <Page title={common.pages.runs} lead={words.lead}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} strip={rows !== undefined} />}
      {rows === undefined && !error && <SkeletonRows rows={12} />}
      {rows?.length === 0 && (
        <div className="panel">
          <EmptyState title={words.empty}>{words.emptyHelp}</EmptyState>
        </div>
      )}
      {rows !== undefined && rows.length > 0 && (
        <DataTable<Run>
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
