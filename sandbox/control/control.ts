/** The control API: everything that a test in another process may want to change or know. JSON in, JSON out. */

import { z } from 'zod';
import type { Answer } from '../answer.ts';
import type { ServerCtx } from '../server-context.ts';
import { certificateRoutes } from './certificates.ts';
import { companyRoutes } from './companies.ts';
import { faultRoutes } from './faults.ts';
import { messageRoutes } from './messages.ts';
import type { Asked, ControlRoute } from './route.ts';
import { runRoutes } from './run.ts';

const routes: ControlRoute[] = [
  ...runRoutes,
  ...companyRoutes,
  ...messageRoutes,
  ...certificateRoutes,
  ...faultRoutes,
];

export function control(
  ctx: ServerCtx,
  method: string,
  path: string,
  query: URLSearchParams,
  body: Buffer,
): Answer {
  try {
    for (const route of routes) {
      const params = route.method === method ? match(route.path, path) : undefined;
      if (params)
        return answer(200, route.handle(ctx, { params, query, body: readJson(body) } satisfies Asked));
    }
    return answer(404, {
      error: `no ${method} ${path}`,
      routes: routes.map((route) => `${route.method} ${route.path} — ${route.says}`),
    });
  } catch (error) {
    if (error instanceof z.ZodError) return answer(400, { error: z.prettifyError(error) });
    return answer(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

const readJson = (body: Buffer): unknown => (body.length === 0 ? {} : JSON.parse(body.toString()));

const answer = (status: number, value: unknown): Answer => ({
  status,
  type: 'application/json',
  body: `${JSON.stringify(value, null, 2)}\n`,
  outcome: 'control',
});

/** `/control/companies/:cif` against a path; the named segments, or undefined. */
function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.replace(/\/$/, '').split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, segment] of wanted.entries()) {
    const value = decodeURIComponent(given[i] as string);
    if (segment.startsWith(':')) params[segment.slice(1)] = value;
    else if (segment !== value) return undefined;
  }
  return params;
}
