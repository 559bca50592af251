/** Which endpoint a path names. */

import { type Answer, redirect } from './answer.ts';
import type { Environment } from './archives.ts';
import type { Call, Endpoint } from './call.ts';
import type { Ctx } from './context.ts';
import { checkSeal } from './endpoints/check-seal.ts';
import { download } from './endpoints/download.ts';
import { hello } from './endpoints/hello.ts';
import { listPaged } from './endpoints/list-paged.ts';
import { listSimple } from './endpoints/list-simple.ts';
import { registry } from './endpoints/registry.ts';
import { render, validate } from './endpoints/render.ts';
import { status } from './endpoints/status.ts';
import { authorize } from './oauth/authorize.ts';
import { token } from './oauth/token.ts';

export interface Route {
  endpoint: Endpoint;
  environment: Environment;
  /** Whether a call without a good token is refused with 401. */
  needsToken: boolean;
  methods: readonly string[];
  handle: (ctx: Ctx, call: Call) => Answer;
}

export interface Found {
  route: Route;
  /** What follows the endpoint's name in the path. */
  rest: string[];
}

const exact = new Map<string, Route>();
const withRest: [prefix: string, route: Route][] = [];

const get = ['GET'] as const;
for (const environment of ['prod', 'test'] as const) {
  const base = `/${environment}/FCTEL/rest`;
  const read = { environment, needsToken: true, methods: get };
  exact.set(`${base}/listaMesajePaginatieFactura`, { ...read, endpoint: 'list_paged', handle: listPaged });
  exact.set(`${base}/listaMesajeFactura`, { ...read, endpoint: 'list_simple', handle: listSimple });
  exact.set(`${base}/descarcare`, { ...read, endpoint: 'download', handle: download });
  exact.set(`${base}/stareMesaj`, { ...read, endpoint: 'status', handle: status });
  const open = { environment, needsToken: false, methods: ['GET', 'POST'] };
  withRest.push([`${base}/transformare`, { ...open, endpoint: 'render', handle: render }]);
  withRest.push([`${base}/validare`, { ...open, endpoint: 'validate', handle: validate }]);
}
const hosts = { environment: 'prod', needsToken: false, methods: ['POST'] } as const;
exact.set('/api/validate/signature', { ...hosts, endpoint: 'check_seal', handle: checkSeal });
exact.set('/api/PlatitorTvaRest/v9/tva', { ...hosts, endpoint: 'registry', handle: registry });
exact.set('/TestOauth/jaxrs/hello', {
  ...hosts,
  needsToken: true,
  methods: get,
  endpoint: 'hello',
  handle: hello,
});
exact.set('/anaf-oauth2/v1/authorize', {
  ...hosts,
  methods: ['GET', 'POST'],
  endpoint: 'authorize',
  handle: authorize,
});
exact.set('/anaf-oauth2/v1/token', { ...hosts, methods: ['GET', 'POST'], endpoint: 'token', handle: token });
// A headless call of revoke was sent to the sign-in page, as a path that does not exist is (probed 2026-07-05).
exact.set('/anaf-oauth2/v1/revoke', {
  ...hosts,
  methods: ['GET', 'POST'],
  endpoint: 'revoke',
  handle: () => redirect('/my.policy', 'my_policy'),
});

export function findRoute(path: string): Found | undefined {
  const route = exact.get(path);
  if (route) return { route, rest: [] };
  for (const [prefix, open] of withRest) {
    if (path === prefix) return { route: open, rest: [] };
    if (path.startsWith(`${prefix}/`)) {
      const rest = path.slice(prefix.length + 1).split('/');
      return { route: open, rest: rest.filter((segment) => segment !== '') };
    }
  }
  return undefined;
}
