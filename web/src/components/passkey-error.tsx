/** Why a passkey did nothing: what the browser says by the name of its error, or the service's refusal. */
import { PasskeyStopped } from '../api/passkeys.ts';
import { ApiProblem } from '../api/problem.ts';
import { usePasskeysText } from '../text/passkeys.ts';
import { ErrorState } from './error-state.tsx';

export function PasskeyError({ error }: { error: unknown }) {
  const t = usePasskeysText().stopped;
  const refused = error instanceof ApiProblem && error.code === 'invalid_input';
  if (error instanceof PasskeyStopped || refused)
    return <p role="alert">{error instanceof PasskeyStopped ? t[error.why] : t.refused}</p>;
  return <ErrorState error={error} strip />;
}
