/** The state colours of values that several pages show. */
import type { Company, Run } from '../api/shapes.ts';
import type { State } from './state-mark.tsx';

export const runStates: Record<Run['state'], State> = {
  queued: 'waiting',
  running: 'waiting',
  succeeded: 'calm',
  partial: 'needs',
  failed: 'lost',
  cancelled: 'none',
};

export const accessStates: Record<Company['access'], State> = {
  granted: 'calm',
  denied: 'lost',
  unknown: 'waiting',
};
