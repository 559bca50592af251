/** Shows the page if there is a session, and keeps its data current; otherwise the sign-in, at the same address. */
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useAsked } from '../api/confirmation.ts';
import { ApiProblem } from '../api/problem.ts';
import { useOwnLanguage } from '../api/profile.ts';
import { useRefresh } from '../api/use-refresh.ts';
import { useSession } from '../api/use-session.ts';
import { ErrorState } from '../components/error-state.tsx';
import { SkeletonRows } from '../components/skeleton-rows.tsx';

const ConfirmIdentity = lazy(() => import('../components/confirm-identity.tsx'));
const NeedsSecondFactor = lazy(() => import('../pages/people/needs-second-factor.tsx'));
const NoOrganisation = lazy(() => import('../pages/people/no-organisation.tsx'));
const SignIn = lazy(() => import('../pages/people/sign-in.tsx'));

export function Gate() {
  const session = useSession();
  if (session.data?.secondFactorNeeded) {
    return (
      <Suspense fallback={<SkeletonRows rows={3} />}>
        <NeedsSecondFactor />
        <Asked />
      </Suspense>
    );
  }
  if (session.data) return <Inside />;
  if (session.data === null) {
    return (
      <Suspense fallback={<SkeletonRows rows={3} />}>
        <SignIn />
      </Suspense>
    );
  }
  if (session.error instanceof ApiProblem && session.error.code === 'insufficient_scope') {
    return (
      <Suspense fallback={<SkeletonRows rows={3} />}>
        <NoOrganisation />
      </Suspense>
    );
  }
  if (session.error) return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  return <SkeletonRows rows={4} />;
}

function Inside() {
  useRefresh();
  useOwnLanguage();
  return (
    <>
      <Suspense fallback={<SkeletonRows />}>
        <Outlet />
      </Suspense>
      <Asked />
    </>
  );
}

/** The dialog of a request that waits until the person confirms who they are. */
function Asked() {
  const asked = useAsked();
  return asked ? (
    <Suspense>
      <ConfirmIdentity asked={asked} />
    </Suspense>
  ) : null;
}
