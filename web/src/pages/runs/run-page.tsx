/** One run, in progress or finished: the one in the address, otherwise the newest. */
import { useParams } from '@tanstack/react-router';
import { useLatestRun, useRun } from '../../api/runs.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { useLiveText } from '../../text/run.ts';
import { SyncNow } from '../home/sync-now.tsx';
import { RunView } from './run-view.tsx';

export function LivePage() {
  const { runId } = useParams({ strict: false });
  return runId ? <OneRun id={runId} /> : <LatestRun />;
}

function OneRun({ id }: { id: string }) {
  const query = useRun(id);
  return query.data ? <RunView run={query.data} /> : <Waiting query={query} />;
}

function LatestRun() {
  const t = useLiveText();
  const query = useLatestRun();
  if (query.data) return <RunView run={query.data} />;
  if (query.data === undefined) return <Waiting query={query} />;
  return (
    <Page title={t.title}>
      <EmptyState title={t.none} action={<SyncNow />}>
        {t.noneHelp}
      </EmptyState>
    </Page>
  );
}

function Waiting({ query }: { query: Parameters<typeof Loaded>[0]['query'] }) {
  const t = useLiveText();
  return (
    <Page title={t.title}>
      <Loaded query={query}>{() => null}</Loaded>
    </Page>
  );
}
