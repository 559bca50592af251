/** One cluster, as those see it who bring its server up or down: where it is, and how and as whom it runs. */
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';
import type { RunAs } from './run-as.ts';

export type Cluster = {
  place: Place;
  binaries: Binaries;
  runAs: RunAs;
  fsync: boolean;
  log: (message: string) => void;
};
