/** Says in the log once when a collector begins to take nothing and once when it takes spans again: an outage of it is one line, not one for each batch. */
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { Log } from '../core/log.ts';

export function noteFailures(exporter: SpanExporter, log: Pick<Log, 'warn' | 'info'>): SpanExporter {
  let failing = false;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const failed = result.error !== undefined || result.code !== 0;
        // The error's message holds what the collector answered, or its address.
        if (failed && !failing)
          log.warn({}, 'the collector of traces takes nothing: spans are dropped until it does');
        if (!failed && failing) log.info({}, 'the collector of traces takes spans again');
        failing = failed;
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}
