/** Acasă: one sentence, what is to be done, every company. */
import { Navigate } from '@tanstack/react-router';
import { useOverview } from '../../api/overview.ts';
import { paths } from '../../app/paths.ts';
import { ErrorState } from '../../parts/error-state.tsx';
import { Page } from '../../parts/page.tsx';
import { useCommonWords } from '../../words/common.ts';
import { isBegun } from '../start/steps.ts';
import { Portfolio } from './portfolio.tsx';
import { Facts, Sentence } from './sentence.tsx';
import { SyncNow } from './sync-now.tsx';
import { Tasks } from './tasks.tsx';

export function HomePage() {
  const words = useCommonWords();
  const { data: overview, error, refetch } = useOverview();
  // Nothing is here to be shown: the first steps are.
  if (overview?.companies.total === 0 && !isBegun()) return <Navigate to={paths.start} replace />;
  return (
    <Page
      title={words.pages.home}
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
