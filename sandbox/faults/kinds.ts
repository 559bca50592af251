/** All kinds of faults by name. */

import { archiveFaults } from './archives.ts';
import { byteFaults } from './bytes.ts';
import type { Effect } from './effect.ts';
import { listFaults } from './lists.ts';
import { refusalFaults } from './refusals.ts';
import { registryFaults } from './registry.ts';
import { signInFaults } from './sign-in.ts';
import { transportFaults } from './transport.ts';

const kinds = {
  ...transportFaults,
  ...refusalFaults,
  ...listFaults,
  ...archiveFaults,
  ...signInFaults,
  ...byteFaults,
  ...registryFaults,
};

export type FaultKind = keyof typeof kinds;

export const faultKinds: Record<FaultKind, Effect> = kinds;

export const allKinds = Object.keys(kinds) as FaultKind[];

/** What a random script draws from unless it is told: everything that a retry gets over, without long waits. */
export const passingKinds = allKinds.filter((kind) => faultKinds[kind].passing && kind !== 'slow');
