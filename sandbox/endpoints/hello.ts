/** TestOauth: greets, then prints what the gateway passed on. Any token works, even one without a single right. */

import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';

export function hello(_: unknown, call: Call): Answer {
  const passedOn = {
    ...call.headers,
    issuer: 'Anaf',
    serial_certificate: call.token?.serial ?? '',
    'session-id': 'sandbox',
    'session-key': 'sandbox',
  };
  const lines = Object.entries(passedOn).map(([name, value]) => `${name}: ${value}`);
  const body = [`Hello, ${call.query.get('name') ?? ''}`, ...lines].join('\n');
  return { status: 200, type: 'text/plain; charset=utf-8', body, outcome: 'greeted' };
}
