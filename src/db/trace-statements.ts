/** A span for each statement that is sent within one: its text, which has places for values and never the values. */
import type pg from 'pg';
import { inSpan, type Tracer } from '../core/tracing.ts';

/** Statements of loops that look for work belong to no span, and would be most of all spans. */
export function traceStatements(client: pg.PoolClient, tracer: Tracer): void {
  const { query } = client;
  const send = (statement: unknown, ...rest: unknown[]) => {
    const text = textOf(statement);
    const run = () => Reflect.apply(query, client, [statement, ...rest]);
    if (text === undefined || !tracer.isWithin()) return run();
    const operation = /^\W*(\w+)/.exec(text)?.[1]?.toLowerCase() ?? 'statement';
    const { name } = statement as { name?: string };
    const attributes = {
      'db.system.name': 'postgresql',
      'db.operation.name': operation,
      'db.query.text': text.replace(/\s+/g, ' ').trim(),
    };
    return inSpan(tracer, { name: name ?? operation, kind: 'client', attributes }, run);
  };
  client.query = send as typeof query;
}

/** Undefined for what is a stream and no promise: a copy. */
function textOf(statement: unknown): string | undefined {
  if (typeof statement === 'string') return statement;
  const { text, submit } = statement as { text?: unknown; submit?: unknown };
  return typeof text === 'string' && submit === undefined ? text : undefined;
}
