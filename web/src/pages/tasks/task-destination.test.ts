import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TaskActionKind } from '../../api/shapes.ts';
import { destinationOf } from './task-destination.ts';

const companyId = '0b6b2f2e-9f0c-4f6e-8d55-0d8a3a3f3b11';
const of = (kind: TaskActionKind, href: string, runId?: string) =>
  destinationOf({ companyId, connectionId: 'c1', action: { kind, href, method: 'GET' } }, runId);

test('an unknown certificate leads to its own card, and not to Completitudine', () => {
  // 2026-11-29: three kinds of action had no destination, and two of them led there.
  assert.deepEqual(of('look_at_signer', '/api/v1/signers/abc123'), {
    to: '/setari/sigilii',
    hash: 'signer=abc123',
  });
});

test('invoices and messages are filtered as the API’s address says', () => {
  assert.deepEqual(of('look_at_invoices', `/api/v1/invoices?company=${companyId}&seal=tampered`), {
    to: '/facturi',
    hash: `company=${companyId}&seal=tampered`,
  });
  assert.deepEqual(of('look_at_messages', `/api/v1/messages?company=${companyId}&state=pending`), {
    to: '/mesaje',
    hash: `company=${companyId}&state=pending`,
  });
  assert.deepEqual(of('look_at_messages', '/api/v1/messages?match=unproven&seen=false'), {
    to: '/mesaje',
    hash: 'match=unproven&seen=false',
  });
});

test('quarantine shows the files of the cause that the task is about', () => {
  assert.deepEqual(of('look_at_quarantine', '/api/v1/quarantine?cause=too_large&open=true'), {
    to: '/mesaje/carantina',
    hash: 'cause=too_large&open=true',
  });
});

test('a seal check ends on the invoice, where ANAF’s answer is shown', () => {
  assert.deepEqual(of('check_seal', '/api/v1/invoices/42/seal/check'), {
    to: '/facturi/42',
    hash: 'sigiliu',
  });
});

test('a run is followed once it has started', () => {
  assert.equal(of('sync_company', '/api/v1/companies/1/sync'), undefined);
  assert.deepEqual(of('sync_company', '/api/v1/companies/1/sync', 'r1'), { to: '/sincronizare/r1' });
});

test('a certificate to be connected again is begun at once', () => {
  assert.deepEqual(of('connect', '/api/v1/anaf/connect'), { to: '/conexiuni', hash: 'renew=c1' });
});
