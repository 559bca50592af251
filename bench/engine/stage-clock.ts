/** How long messages spend at each station, told by the ctx that a worker is given: nothing in src/ is measured from inside. */
import type { SyncCtx } from '../../src/sync/context.ts';

export type Stage = 'download' | 'keep' | 'commit' | 'budget' | 'token';

export interface StageClock {
  ctx: SyncCtx;
  /** Milliseconds, summed over all that were under way at once. */
  totalMs: Record<Stage, number>;
  asked: { statements: number };
}

/** @param onKept called for each message whose bytes have their place */
export function withStageClock(ctx: SyncCtx, onKept: () => void): StageClock {
  const asked = { statements: 0 };
  const totalMs = { download: 0, keep: 0, commit: 0, budget: 0, token: 0 };
  const timed = async <T>(stage: Stage, step: Promise<T>): Promise<T> => {
    const startedMs = performance.now();
    try {
      return await step;
    } finally {
      totalMs[stage] += performance.now() - startedMs;
    }
  };
  const { anaf, archive, db } = ctx;
  return {
    totalMs,
    asked,
    ctx: {
      ...ctx,
      anaf: {
        ...anaf,
        call: (request, parse) =>
          request.endpoint === 'download'
            ? timed('download', anaf.call(request, parse))
            : anaf.call(request, parse),
      },
      archive: {
        ...archive,
        stat: (path) => timed('keep', archive.stat(path)),
        keepIncoming: (hint, bytes) => timed('keep', archive.keepIncoming(hint, bytes)),
        promote: async (incoming, path) => {
          const promotion = await timed('keep', archive.promote(incoming, path));
          onKept();
          return promotion;
        },
      },
      db: {
        query: (statement, values) => {
          const stage = stageOf(typeof statement === 'string' ? statement : statement.text);
          asked.statements++;
          const answer = db.query(statement, values);
          return stage ? timed(stage, answer) : answer;
        },
        // From the request for a connection to its return: includes the wait for the lock on the company's row.
        connect: async () => {
          const startedMs = performance.now();
          const client = await db.connect();
          const { release, query } = client;
          client.query = (...of: unknown[]) => {
            asked.statements++;
            return Reflect.apply(query, client, of);
          };
          client.release = (error) => {
            totalMs.commit += performance.now() - startedMs;
            client.query = query;
            Reflect.apply(release, client, [error]);
          };
          return client;
        },
      },
    },
  };
}

function stageOf(statement: string): Stage | undefined {
  if (/\b(breaker|daily_count|call_slot|admit_calls)/.test(statement)) return 'budget';
  return /\banaf_connection\b/.test(statement) ? 'token' : undefined;
}
