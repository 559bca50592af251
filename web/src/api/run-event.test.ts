import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEvent, progressOf } from './run-event.ts';
import type { Run } from './shapes.ts';

const none = { new: 0, archived: 0, expired: 0, failed: 0 };
const queued = (companyId: string) => ({
  companyId,
  cif: companyId,
  state: 'queued' as const,
  listed: null,
  ...none,
  code: null,
  detail: null,
});
const run: Run = {
  id: 'r',
  trigger: 'manual',
  state: 'queued',
  startedAt: null,
  finishedAt: null,
  counts: { companies: 2, listed: 0, ...none, pending: 0 },
  states: { queued: 2, running: 0, succeeded: 0, partial: 0, failed: 0, cancelled: 0 },
  companies: [queued('a'), queued('b')],
} as Run;

const at = '2026-11-22T12:00:00Z';
const company = (companyId: string, more: object) => ({
  type: 'run.company' as const,
  data: {
    at,
    runId: 'r',
    companyId,
    cif: companyId,
    ...none,
    listed: null,
    code: null,
    detail: null,
    ...more,
  },
});
const archived = (companyId: string) => ({ type: 'message.archived' as const, data: { at, companyId } });

test('a company that says how it stands is shown so, and the sums follow', () => {
  const next = applyEvent(run, company('a', { state: 'running', listed: 40, new: 40 }));
  assert.deepEqual([next.state, next.counts.listed, next.counts.new], ['running', 40, 40]);
  assert.equal(next.companies[1], run.companies[1]);
  assert.deepEqual([next.states.queued, next.states.running], [1, 1]);
});

test('messages count between two words of their company, and the next word holds', () => {
  let now = applyEvent(run, company('a', { state: 'running', listed: 2, new: 2 }));
  now = [archived('a'), archived('a'), archived('a')].reduce(applyEvent, now);
  assert.deepEqual(progressOf(now).messages, { done: 3, total: 3 });
  now = applyEvent(now, company('a', { state: 'succeeded', listed: 2, new: 2, archived: 2 }));
  assert.deepEqual(progressOf(now), { companies: { done: 1, total: 2 }, messages: { done: 2, total: 2 } });
});

test('what concerns another run, or a company that is not at work, changes nothing', () => {
  assert.equal(applyEvent(run, archived('a')), run);
  assert.equal(applyEvent(run, { type: 'run.finished', data: { at, runId: 'other', state: 'failed' } }), run);
  const foreign = company('a', { state: 'running' });
  assert.equal(applyEvent(run, { ...foreign, data: { ...foreign.data, runId: 'other' } }), run);
});

test('a finished run is finished, whatever was not said', () => {
  const ended = applyEvent(run, { type: 'run.finished', data: { at, runId: 'r', state: 'succeeded' } });
  assert.equal(ended.finishedAt, at);
  assert.deepEqual(progressOf(ended).companies, { done: 2, total: 2 });
});

test('of a run of more companies than its answer holds, the counts are the service’s', () => {
  const large = { ...run, counts: { ...run.counts, companies: 500, new: 70 } };
  const next = applyEvent(large, company('a', { state: 'running', listed: 40, new: 40 }));
  assert.deepEqual([next.companies[0]!.state, next.counts.new], ['running', 70]);
});
