/** The first steps after the account: connection, companies, first sync, one at a time. */
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useConnections } from '../../api/connect.ts';
import { useOverview } from '../../api/overview.ts';
import { paths } from '../../app/paths.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { CompaniesStep } from './companies-step.tsx';
import { ConnectStep } from './connect-step.tsx';
import { FirstSync } from './first-sync.tsx';
import { goOnLater } from './steps.ts';

type Step = 'connect' | 'companies' | 'sync';

export function StartPage() {
  const navigate = useNavigate();
  const connections = useConnections();
  const overview = useOverview();
  const [chosen, setChosen] = useState<Step>();
  const error = connections.error ?? overview.error;
  const missing =
    connections.data && overview.data && firstMissing(connections.data.length, overview.data.companies.total);
  // The first step follows from what exists already; going on is the reader's choice.
  useEffect(() => {
    if (missing) setChosen((known) => known ?? missing);
  }, [missing]);
  if (!connections.data || chosen === undefined) {
    if (!error) return <SkeletonRows rows={4} />;
    return (
      <ErrorState
        error={error}
        onRetry={() => void Promise.all([connections.refetch(), overview.refetch()])}
      />
    );
  }
  const leave = () => {
    goOnLater();
    void navigate({ to: paths.home });
  };
  switch (chosen) {
    case 'connect':
      return <ConnectStep onNext={() => setChosen('companies')} />;
    case 'companies':
      return (
        <CompaniesStep
          connected={connections.data.length > 0}
          onNext={() => setChosen('sync')}
          onLeave={leave}
        />
      );
    case 'sync':
      return <FirstSync onLeave={leave} />;
  }
}

function firstMissing(connections: number, companies: number): Step {
  if (connections === 0) return 'connect';
  return companies === 0 ? 'companies' : 'sync';
}
