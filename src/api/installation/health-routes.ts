/** Health checks for a supervisor or load balancer: is the process alive, and is it ready for requests or jobs. */
import { z } from 'zod';
import type { ArchiveCtx } from '../../actions/context.ts';
import { Problem } from '../../core/errors.ts';
import type { Db } from '../../db/connection.ts';
import { findHold } from '../../db/installation/hold.ts';
import { ping } from '../../db/installation/server-facts.ts';
import { route } from '../route.ts';

const tag = 'Operation';
const ok = z.object({ status: z.literal('ok') });
const ready = ok.extend({
  held: z
    .literal(true)
    .optional()
    .describe(
      'Only while it is so: the installation was restored from a backup and does nothing on its own until the operator takes over',
    ),
});
const patienceMs = 2_000;

export function healthRoutes(ctx: ArchiveCtx) {
  return [
    route({
      method: 'GET',
      path: '/healthz',
      operationId: 'checkHealth',
      tag,
      summary: 'The process is alive',
      description:
        'For a supervisor: restart the process if this does not answer. It asks nothing of the database, because restarting every process cannot bring a database back.',
      needs: 'none',
      answers: { 200: { description: 'It is.', schema: ok } },
      handle: async () => ({ status: 'ok' as const }),
    }),
    route({
      method: 'GET',
      path: '/readyz',
      operationId: 'checkReadiness',
      tag,
      summary: 'The process can serve requests',
      description: 'For a load balancer: database and archive answer.',
      needs: 'none',
      answers: { 200: { description: 'It can.', schema: ready } },
      handle: async () => {
        await askDatabase(ctx.db);
        const archive = await ctx.archive.check();
        if (!archive.ok)
          throw new Problem('unavailable', 'archive_not_writable', { archiveCode: archive.code });
        return (await findHold(ctx.db)) === null ? { status: 'ok' } : { status: 'ok', held: true };
      },
    }),
  ];
}

async function askDatabase(db: Db): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), patienceMs);
  });
  try {
    await Promise.race([ping(db), late]);
  } catch (cause) {
    throw new Problem('unavailable', 'database_silent', {}, {}, cause);
  } finally {
    clearTimeout(timer);
  }
}
