/** Serves one call from its arrival to its answer: write down, count, let faults strike, judge the token, answer. */

import type { Answer } from './answer.ts';
import type { Call } from './call.ts';
import { faultKinds } from './faults/kinds.ts';
import type { RecordedCall } from './journal.ts';
import { tooManyRequests, unauthorized } from './refusals.ts';
import type { Route } from './routes.ts';
import type { ServerCtx } from './server-context.ts';

/** Refusals that a careful client never sees. */
const violations: Record<string, 'minute' | 'day'> = {
  quota_minute: 'minute',
  quota_second: 'minute',
  quota_day: 'day',
};

export interface Served {
  answer: Answer;
  record: RecordedCall;
}

export function serve(ctx: ServerCtx, route: Route, arrived: Call): Served {
  const record = writeDown(ctx, arrived);
  const { answer: said, fault, at = arrived.at } = respond(ctx, route, arrived);
  const answer = { ...said, headers: { date: new Date(at).toUTCString(), ...said.headers } };
  const violation = fault ? undefined : violations[answer.outcome];
  ctx.journal.answered(record, {
    status: answer.status,
    outcome: fault ?? answer.outcome,
    ...(fault && { fault }),
    ...(violation && { violation }),
  });
  return { answer, record };
}

/** `at`: by ANAF's clock, which a fault may set wrong. */
function respond(
  ctx: ServerCtx,
  route: Route,
  arrived: Call,
): { answer: Answer; fault?: string; at?: number } {
  const { quotas, settings, faults } = ctx;
  // A call counts on arrival, whatever becomes of it.
  if (countsToMinute(arrived) && !quotas.takeMinute(arrived.token?.clientId ?? 'unknown', arrived.at))
    return { answer: tooManyRequests(settings.tooManyRequests) };

  const strike = faults.strike(arrived);
  const effect = strike && faultKinds[strike.kind];
  const call = effect?.before ? effect.before(ctx, arrived, strike?.knobs ?? {}) : arrived;
  if (effect?.instead)
    return { answer: effect.instead(ctx, call, strike?.knobs ?? {}), fault: strike?.kind ?? '', at: call.at };

  const answer = route.needsToken && !call.token ? unauthorized(call.at) : route.handle(ctx, call);
  if (!strike) return { answer };
  if (!effect?.bend) return { answer, fault: strike.kind, at: call.at };
  const bent = effect.bend(answer, ctx, call, strike.knobs);
  if (bent) return { answer: bent, fault: strike.kind, at: call.at };
  strike.giveBack();
  return { answer };
}

/** Rendering and validation count only with a token: without one they belong to the public host, of no application. */
function countsToMinute({ endpoint, token }: Call): boolean {
  if (endpoint === 'render' || endpoint === 'validate') return token !== undefined;
  return (
    endpoint === 'list_paged' ||
    endpoint === 'list_simple' ||
    endpoint === 'download' ||
    endpoint === 'status'
  );
}

function writeDown({ journal }: ServerCtx, call: Call): RecordedCall {
  const { at, endpoint, environment, query, token } = call;
  const cif = query.get('cif');
  const id = query.get('id') ?? query.get('id_incarcare');
  const page = query.get('pagina');
  return journal.arrived(
    {
      at,
      endpoint,
      environment,
      ...(cif !== null && { cif }),
      ...(id !== null && { id }),
      ...(page !== null && { page }),
      ...(token && { serial: token.serial, application: token.clientId }),
    },
    countsToMinute(call),
  );
}
