/** What the archive lacks, as programs see it: newest first, page by page, of one organisation, no person's code in it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../src/core/integrity.ts';
import { recordFinding, resolveUnseen } from '../src/db/archive/integrity-finding.ts';
import { addCompany } from './support/catalogue.ts';
import { startService } from './support/service.ts';

const service = await startService();
const { ask, db } = service;
const at = (minute: number) => new Date(Date.UTC(2026, 1, 16, 10, minute));

async function firm(cif = '12345674') {
  const tenant = await service.addTenant();
  const company = await addCompany(service, tenant.organisationId, cif);
  const record = (finding: Finding, minute: number) => recordFinding(db, company, finding, at(minute));
  const list = async (query = '') => (await ask('GET', `/api/v1/integrity/findings${query}`, tenant)).body;
  return { tenant, company, record, list };
}

test('an archive of which nothing is known to be amiss has an empty list', async () => {
  assert.deepEqual(await (await firm()).list(), { data: [], nextCursor: null });
});

test('a finding says what it is about, how bad it is and since when', async () => {
  const { company, record, list } = await firm();
  const changed = { kind: 'file_changed', subject: 'a/b.zip', expected: 'aa', found: 'bb' } as const;
  await record(changed, 1);
  await record(changed, 9);
  const { data } = await list();
  assert.deepEqual(data, [
    {
      id: data[0].id,
      companyId: company,
      cif: '12345674',
      kind: 'file_changed',
      severity: 'wrong',
      subject: 'a/b.zip',
      expected: 'aa',
      found: 'bb',
      message: null,
      firstSeenAt: at(1).toISOString(),
      lastSeenAt: at(9).toISOString(),
    },
  ]);
});

test('pages follow one another without a gap, though each night sees old findings again', async () => {
  const { record, list } = await firm();
  for (let n = 0; n < 5; n++) await record({ kind: 'chain_gap', subject: String(n) }, n);
  const first = await list('?limit=2');
  for (let n = 0; n < 5; n++) await record({ kind: 'chain_gap', subject: String(n) }, 30 - n);
  const second = await list(`?limit=2&cursor=${first.nextCursor}`);
  const third = await list(`?limit=2&cursor=${second.nextCursor}`);
  const subjects = [first, second, third].flatMap(({ data }) =>
    data.map((f: { subject: string }) => f.subject),
  );
  assert.deepEqual(subjects, ['4', '3', '2', '1', '0']);
  assert.equal(third.nextCursor, null);
});

test('what was resolved is left out, and one company and one kind can be asked for', async () => {
  const { tenant, company, record, list } = await firm();
  const other = await addCompany(service, tenant.organisationId, '8000000000');
  await record({ kind: 'file_missing', subject: 'a' }, 1);
  await record({ kind: 'manifest_torn', subject: 'b' }, 2);
  await recordFinding(db, other, { kind: 'file_missing', subject: 'c' }, at(3));
  const subjects = async (query: string) =>
    (await list(query)).data.map((f: { subject: string }) => f.subject);
  assert.deepEqual(await subjects(''), ['c', 'b', 'a']);
  assert.deepEqual(await subjects(`?company=${company}`), ['b', 'a']);
  assert.deepEqual(await subjects('?kind=file_missing'), ['c', 'a']);
  assert.deepEqual(await subjects(`?kind=file_missing&company=${other}`), ['c']);
  await resolveUnseen(db, 'file_missing', at(2), at(4));
  assert.deepEqual(await subjects(''), ['c', 'b']);
  const nonsense = await ask('GET', '/api/v1/integrity/findings?kind=nonsense', tenant);
  assert.deepEqual([nonsense.status, nonsense.body.parameter], [400, 'kind']);
});

test('a personal code is masked, and another organisation sees nothing', async () => {
  const { record, list } = await firm('1960101123456');
  await record({ kind: 'orphan_file', subject: 'prod/x/1960101123456/old.zip', found: '1960101123456' }, 1);
  const { data } = await list();
  assert.deepEqual(
    [data[0].cif, data[0].subject, data[0].found],
    ['1***********6', 'prod/x/1***********6/old.zip', '1***********6'],
  );
  assert.deepEqual((await (await firm()).list()).data, []);
});
