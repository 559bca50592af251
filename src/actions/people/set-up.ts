/** The first account, made by the visitor who has the code from the console. */

import type { RateLimiter } from '../../accounts/rate-limiter.ts';
import { createFirstAccount, type NewAccount, type SetupCtx } from '../../accounts/setup.ts';
import { Problem } from '../../core/errors.ts';
import type { Db } from '../../db/connection.ts';
import { hasMembers } from '../../db/people/member.ts';
import type { Organisation } from '../../db/people/organisation.ts';

const tries = 10;
const windowMs = 10 * 60_000;

export async function isSetupNeeded(deps: { db: Db }): Promise<boolean> {
  return !(await hasMembers(deps.db));
}

/** @throws Problem too_many_requests, already_set_up, setup_code_wrong */
export async function setUp(
  deps: SetupCtx & { rateLimiter: RateLimiter },
  input: NewAccount & { code: string },
): Promise<Organisation> {
  const { code, ...account } = input;
  // For the whole installation: there is one code, and one visitor who has it.
  const turn = await deps.rateLimiter('setup', tries, windowMs);
  if (!turn.granted) {
    throw new Problem('too_many_requests', 'The setup code was tried too often.', {
      retryAfterSeconds: turn.retryAfterSeconds,
    });
  }
  return createFirstAccount(deps, code, account);
}
