/** Ctrl-C, a polite kill and a closed terminal end a command in order; the second one ends it at once. */
import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export function stopOnSignals() {
  const controller = new AbortController();
  let by: (typeof signals)[number] | undefined;
  const stop = (signal: (typeof signals)[number]) => {
    by = signal;
    controller.abort();
    stopListening();
  };
  const stopListening = () => {
    for (const signal of signals) process.removeListener(signal, stop);
  };
  for (const signal of signals) process.on(signal, stop);
  return {
    signal: controller.signal,
    stopListening,
    /** As shells count it: 128 and the signal's number; undefined when none came. */
    exitCode: () => (by === undefined ? undefined : 128 + constants.signals[by]),
  };
}
