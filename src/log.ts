/** The log: one JSON line an event, on standard output. Secrets are kept out where they are at home; this is the last net. */
import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/** @param destination standard output when not given; a command keeps that for its answer */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
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
