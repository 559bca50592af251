/** A company's completeness as programs see it. */

import { z } from 'zod';
import { maskCif } from '../../core/cif.ts';
import { toFailureCode } from '../../core/failure-code.ts';
import { ledgerBalances } from '../../core/message-state.ts';
import { indexingLagMs } from '../../core/window.ts';
import type { Completeness, Stretch } from '../../db/completeness/completeness.ts';
import { cif, count, id, instant, writeInstant } from '../basics.ts';
import { failureCode, listOutcome } from '../enumerations.ts';

const stretch = z.object({ from: instant, to: instant });

export const completeness = z
  .object({
    companyId: id,
    cif,
    name: z.string().nullable(),
    listed: count,
    archived: count,
    expired: count,
    closed: count,
    pending: count,
    balances: z.boolean().meta({
      description: 'listed = archived + expired + closed + pending: every message is accounted for.',
    }),
    completeFrom: instant.nullable(),
    completeUpTo: instant.nullable(),
    completeUpToRestsOn: z.enum(['listing', 'pending']).nullable().meta({
      description: 'What keeps it from being later: the last complete listing, or a message that is pending.',
    }),
    oldestPendingId: id.nullable(),
    listedUpTo: instant.nullable(),
    lastListedAt: instant.nullable(),
    coverage: z.array(stretch).meta({ description: 'What complete listings have covered.' }),
    gaps: z.array(stretch).meta({ description: 'The time between: what ANAF held then is unknown.' }),
    lastListing: z
      .object({
        proven: z.boolean(),
        code: failureCode.nullable(),
        reported: count.nullable().meta({ description: "ANAF's own total." }),
        listed: count.meta({ description: 'Distinct messages that it showed.' }),
        pages: count,
        restarts: count,
        startedAt: instant,
        finishedAt: instant,
      })
      .nullable(),
    listComparison: z
      .object({
        at: instant,
        outcome: listOutcome.meta({
          description:
            '`too_many`: the simple list gives out no more than 500 messages, and the company has more. `failed`: with the code.',
        }),
        code: failureCode.nullable(),
        compared: count.nullable().meta({ description: 'Messages that both lists have.' }),
      })
      .nullable()
      .meta({ description: "The last comparison of ANAF's simple list with its paged one; one a night." }),
    chainHead: z.string(),
    chainSeq: count,
    expiresSoonest: instant
      .nullable()
      .meta({ description: 'When ANAF deletes the first of what is pending.' }),
    riskAt: instant.meta({
      description:
        'From then on ANAF may have deleted what is not here: the order of the list. A company that was never listed ' +
        'has the instant at which it was added.',
    }),
  })
  .meta({ id: 'Completeness' });

export function shapeCompleteness(found: Completeness): z.input<typeof completeness> {
  const { counts, lastListing, listComparison } = found;
  const restsOn = whatItRestsOn(found);
  return {
    companyId: found.companyId,
    cif: maskCif(found.cif),
    name: found.name,
    ...counts,
    balances: ledgerBalances(counts),
    completeFrom: writeInstant(found.completeFrom),
    completeUpTo: writeInstant(found.completeUpTo),
    completeUpToRestsOn: restsOn,
    oldestPendingId: found.oldestPending?.id ?? null,
    listedUpTo: writeInstant(found.listedUpTo),
    lastListedAt: writeInstant(found.lastListedAt),
    coverage: found.coverage.map(shapeStretch),
    gaps: found.gaps.map(shapeStretch),
    lastListing: lastListing && {
      ...lastListing,
      code: toFailureCode(lastListing.code),
      startedAt: writeInstant(lastListing.startedAt),
      finishedAt: writeInstant(lastListing.finishedAt),
    },
    listComparison: listComparison && {
      ...listComparison,
      at: writeInstant(listComparison.at),
      code: toFailureCode(listComparison.code),
    },
    chainHead: found.chainHead,
    chainSeq: found.chainSeq,
    expiresSoonest: writeInstant(found.expiresSoonest),
    riskAt: writeInstant(found.riskAt),
  };
}

function whatItRestsOn({ listedUpTo, oldestPending }: Completeness): 'listing' | 'pending' | null {
  if (!listedUpTo) return null;
  const proven = listedUpTo.getTime() - indexingLagMs;
  return oldestPending && oldestPending.createdAt.getTime() < proven ? 'pending' : 'listing';
}

function shapeStretch({ from, to }: Stretch) {
  return { from: writeInstant(from), to: writeInstant(to) };
}
