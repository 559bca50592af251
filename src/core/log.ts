/** The log: one JSON line an event, on standard output. Secrets are kept out where they are at home; this is the last net. */
import { type DestinationStream, type Logger, pino } from 'pino';
import { escapeLineBreaks } from './json-line.ts';
import { logContext } from './log-context.ts';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'isLevelEnabled'>;

/** @param destination standard output when not given; a command keeps that for its answer */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      mixin: logContext,
      // A line's own words come first.
      mixinMergeStrategy: (line, context) => ({ ...context, ...line }),
      // A stranger's text must not end a line for whatever program collects the log.
      hooks: { streamWrite: escapeLineBreaks },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: withoutClient },
      redact: {
        paths: [
          'authorization',
          'accessToken',
          'refreshToken',
          'token',
          'password',
          'clientSecret',
          '*.authorization',
          '*.accessToken',
          '*.refreshToken',
          '*.password',
          '*.clientSecret',
          '*.cookie',
        ],
        censor: '[kept out]',
      },
    },
    destination,
  );
}

/** A lost database connection's error carries the whole client with it, addresses and settings and all. */
function withoutClient(error: Error): object {
  const { client: _client, ...rest } = pino.stdSerializers.err(error) as object & { client?: unknown };
  return rest;
}
