/** The OpenAPI document as the server answers it, made from declarations alone: no database is needed. */
import { pino } from 'pino';
import type { ServerCtx } from '../../src/api/context.ts';
import { createServer } from '../../src/api/server.ts';

/** Nothing of these parts is asked while the document is made. */
export async function readDocument(): Promise<string> {
  const unasked = {} as ServerCtx;
  const server = await createServer({
    ...unasked,
    publicUrl: 'http://localhost:3000',
    log: pino({ level: 'silent' }),
  });
  const { body } = await server.inject({ url: '/openapi.json' });
  await server.close();
  return body;
}
