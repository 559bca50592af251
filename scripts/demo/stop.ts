/** The end of the demo, for whatever reason: Ctrl-C, a kill, a closed terminal, or a part of it that died. */
import { constants } from 'node:os';

/** Somebody asked for the end before the demo was ready. */
export class DemoStopped extends Error {
  override readonly name = 'DemoStopped';
  readonly exitCode: number;

  constructor(signal: NodeJS.Signals) {
    super(signal);
    this.exitCode = 128 + constants.signals[signal];
  }
}

export interface Stop {
  /** Its reason is DemoStopped, or the error of the part that died. */
  signal: AbortSignal;
  /** A part has died: everything stops. */
  fail(error: Error): void;
  /** Resolves when somebody asks for the end; rejects when a part died. */
  untilAsked(): Promise<void>;
}

/** npm passes signals on that the terminal has sent already, so the same one may come twice: listeners stay. */
export function stopWithTerminal(): Stop {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => controller.abort(new DemoStopped(name)));
  // Writing to a closed terminal fails, which must not keep the processes from being stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const { signal } = controller;
  return {
    signal,
    fail: (error) => controller.abort(error),
    untilAsked: async () => {
      // An event that may come is nothing that keeps a process alive by itself.
      const alive = setInterval(() => {}, 60_000);
      await new Promise((resolve) => {
        if (signal.aborted) resolve(undefined);
        signal.addEventListener('abort', resolve, { once: true });
      });
      clearInterval(alive);
      if (!(signal.reason instanceof DemoStopped)) throw signal.reason;
    },
  };
}
