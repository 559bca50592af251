/** Acasă: one sentence, the tasks, the portfolio. */
import { Navigate } from '@tanstack/react-router';
import { useOverview } from '../../api/overview.ts';
import { useIsLimited } from '../../api/use-session.ts';
import { paths } from '../../app/paths.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Page } from '../../components/page.tsx';
import { useCommonText } from '../../text/common.ts';
import { Portfolio } from '../companies/portfolio.tsx';
import { isBegun } from '../start/steps.ts';
import { Tasks } from '../tasks/tasks.tsx';
import { Facts, Sentence } from './sentence.tsx';
import { SyncNow } from './sync-now.tsx';

export function HomePage() {
  const t = useCommonText();
  const { data: overview, error, refetch } = useOverview();
  const limited = useIsLimited();
  // Without companies there is nothing to show.
  if (overview?.companies.total === 0 && !isBegun() && !limited) return <Navigate to={paths.start} replace />;
  return (
    <Page
      title={t.pages.home}
      heading={overview && <Sentence overview={overview} />}
      lead={overview && <Facts overview={overview} />}
      actions={overview && overview.companies.total > 0 && <SyncNow />}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} strip={overview !== undefined} />}
      {overview && overview.tasks.urgent + overview.tasks.warning + overview.tasks.info > 0 && <Tasks />}
      <Portfolio />
    </Page>
  );
}
