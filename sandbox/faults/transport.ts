/** Faults of the road: servers that fail, pages in place of answers, connections that break. They can meet any call. */

import { type Answer, html, redirect } from '../answer.ts';
import { endpoints } from '../call.ts';
import { maintenancePage, wafPage } from '../pages.ts';
import type { Effect } from './effect.ts';

const serverError = (status: number): Effect => ({
  says: `HTTP ${status} with an HTML body`,
  on: endpoints,
  passing: true,
  instead: () =>
    html(
      `<html><head><title>${status}</title></head><body>${status}</body></html>`,
      `http_${status}`,
      status,
    ),
});

const unanswered = (outcome: string, wire: Answer['wire']): Answer => ({
  status: 0,
  outcome,
  ...(wire && { wire }),
});

/** The body as bytes, whatever form it has. */
export const bytesOf = (answer: Answer): Buffer =>
  Buffer.from(answer.json ? JSON.stringify(answer.json) : (answer.body ?? ''));

export const transportFaults = {
  http_500: serverError(500),
  http_502: serverError(502),
  http_503: serverError(503),
  maintenance_page: {
    says: 'HTTP 200 and an HTML page that says maintenance',
    on: endpoints,
    passing: true,
    instead: () => html(maintenancePage, 'maintenance_page'),
  },
  maintenance_redirect: {
    says: 'HTTP 302 to the host mentenanta.anaf.ro',
    on: endpoints,
    passing: true,
    instead: () => redirect('https://mentenanta.anaf.ro/', 'maintenance_redirect'),
  },
  waf_page: {
    says: "HTTP 200 and the firewall's page, Request Rejected",
    on: endpoints,
    passing: true,
    instead: (_parts, call) => html(wafPage(call.at), 'waf_page'),
  },
  reset: {
    says: 'the connection breaks before a byte of the answer, and nothing was done',
    on: endpoints,
    passing: true,
    instead: () => unanswered('reset', { reset: true }),
  },
  answer_lost: {
    says: 'the call is carried out, then the connection breaks before a byte of the answer',
    on: endpoints,
    passing: false,
    bend: (answer) => ({ ...answer, wire: { reset: true } }),
  },
  hang: {
    says: 'no answer, ever; the connection stays open',
    on: endpoints,
    passing: false,
    instead: () => unanswered('hang', { hang: true }),
  },
  slow: {
    says: 'the right answer after delayMs (default 1000)',
    on: endpoints,
    passing: true,
    bend: (answer, _parts, _call, { delayMs = 1000 }) => ({ ...answer, wire: { delayMs } }),
  },
  truncated: {
    says: 'the connection breaks after share (default 0.5) of the body that Content-Length promised',
    on: endpoints,
    passing: true,
    bend: (answer, _parts, _call, { share = 0.5 }) => ({ ...answer, wire: { cutAt: share } }),
  },
  half_body: {
    says: 'share (default 0.5) of the body, ended as if it were all',
    on: endpoints,
    passing: true,
    bend: (answer, _parts, _call, { share = 0.5 }) => {
      const { json: _json, ...rest } = answer;
      const bytes = bytesOf(answer);
      return { ...rest, body: bytes.subarray(0, Math.floor(bytes.length * share)) };
    },
  },
  empty_body: {
    says: 'HTTP 200 and not one byte',
    on: endpoints,
    passing: true,
    bend: ({ json: _json, ...answer }) => ({ ...answer, status: 200, body: '' }),
  },
} satisfies Record<string, Effect>;
