/** Asks whether the installation is held, as every process that acts on its own does. */
import type { AnafClient } from '../anaf/client.ts';
import { Problem } from '../core/errors.ts';
import type { Db } from '../db/connection.ts';
import { findHold } from '../db/installation/hold.ts';

export type IsHeld = () => Promise<boolean>;

/**
 * A hold begins in an empty installation with no process of the service, and only ever ends: once it is seen ended,
 * nothing is asked any more.
 */
export function createHold(db: Db): IsHeld {
  let over = false;
  return async () => {
    if (!over) over = (await findHold(db)) === null;
    return !over;
  };
}

/** While it is held ANAF is asked nothing: a token that is refreshed here is lost to the installation that still runs. */
export function refuseWhileHeld(client: AnafClient, isHeld: IsHeld): AnafClient {
  return {
    ...client,
    call: async (request, parse) => {
      if (await isHeld()) throw new Problem('unavailable', 'installation_held', {});
      return client.call(request, parse);
    },
  };
}
