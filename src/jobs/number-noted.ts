/** Numbers what no reader of the feed has had numbered, so that it does not pile up. May run twice: steps of an organisation wait for each other. */
import { listOrganisationsToNumber, numberChanges } from '../db/changes/change.ts';
import type { SyncCtx } from '../sync/context.ts';

const stepSize = 5_000;

export async function numberNoted(
  { db, clock }: Pick<SyncCtx, 'db' | 'clock'>,
  signal: AbortSignal,
): Promise<void> {
  for (const organisationId of await listOrganisationsToNumber(db)) {
    let unfinished = true;
    while (unfinished && !signal.aborted)
      ({ unfinished } = await numberChanges(db, organisationId, stepSize, clock.now()));
  }
}
