/** Companies in ANAF's public registry: asked about a hundred at a time, once a second, and never overwriting what a person gave. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { cifControlDigit } from '../sandbox/documents/companies.ts';
import { startSandbox } from '../sandbox/server.ts';
import { until } from '../scripts/support/until.ts';
import { takeRegistrySlot } from '../src/db/budget/registry-slot.ts';
import { listDueCodes } from '../src/db/companies/registry-answer.ts';
import { askRegistryOfAll, chooseCodes } from '../src/jobs/ask-registry.ts';
import { pruneOld } from '../src/jobs/prune-old.ts';
import { startService } from './support/service.ts';

const clock = { now: new Date('2026-02-16T11:30:00.250Z') };
const sandbox = await startSandbox({ now: () => clock.now.getTime() });
after(() => sandbox.close());
const service = await startService({
  sandbox,
  now: () => clock.now,
  server: { clock: { now: () => clock.now, sleep: passes } },
});
const { ask, db } = service;
const { world } = sandbox;
const path = '/api/v1/companies';

async function passes(ms: number) {
  clock.now = new Date(clock.now.getTime() + ms);
  await sleep(0);
}

/** The worker's, whose waits are the test's time. */
const jobCtx = { ...service.ctx, clock: { now: () => clock.now, sleep: passes } };
const askAll = () => askRegistryOfAll(jobCtx, new AbortController().signal);
const hour = 3_600_000;

const calls = () => sandbox.calls.filter(({ endpoint }) => endpoint === 'registry');

/** Valid control digits, apart from each other. */
let nextCode = 0;
function newCifs(count: number): string[] {
  return Array.from({ length: count }, () => {
    const body = String(91_000 + nextCode++);
    return body + cifControlDigit(body);
  });
}

async function office(companies: { cif: string; name?: string }[]) {
  const tenant = await service.addTenant();
  const added = await ask('POST', path, { key: tenant.key, body: { companies } });
  const ids = added.body.data.map((one: { company: { id: string } | null }) => one.company?.id);
  const get = async (n = 0) => (await ask('GET', `${path}/${ids[n]}`, { key: tenant.key })).body;
  return { ...tenant, ids, get };
}

test('a company that is added has its name and VAT status after the next call', async () => {
  const [cif = '', other = '', unknown = ''] = newCifs(3);
  world.setTaxpayer(cif, { name: 'ŞAPTE SPICE SRL', vatRegistered: false, cashVat: true, inactive: true });
  world.setTaxpayer(other, { name: 'ALT NUME SRL', vatRegistered: true });
  const before = service.queued.registry;
  const { key, get, ids } = await office([
    { cif },
    { cif: other, name: 'Cum îi zicem noi' },
    { cif: unknown },
  ]);
  assert.equal(service.queued.registry, before + 1);
  assert.deepEqual([(await get()).name, (await get()).nameFrom, (await get()).registry], [null, null, null]);
  await askAll();
  const { name, nameFrom, registry } = await get();
  assert.deepEqual([name, nameFrom], ['ȘAPTE SPICE SRL', 'registry']);
  const { county, locality, answeredAt, ...rest } = registry;
  assert.ok(county && locality && answeredAt);
  assert.deepEqual(rest, {
    ...{ found: true, name: 'ȘAPTE SPICE SRL', vatRegistered: false, cashVat: true, inactive: true },
    ...{ registration: 'INREGISTRAT din data 12.03.2015', day: '2026-02-16' },
  });
  const kept = await get(1);
  assert.deepEqual([kept.name, kept.nameFrom], ['Cum îi zicem noi', 'person']);
  assert.equal(kept.registry.name, 'ALT NUME SRL', "the registry's is beside it");
  const none = await get(2);
  assert.deepEqual([none.name, none.registry.found, none.registry.vatRegistered], [null, false, null]);
  const row = (await ask('GET', '/api/v1/overview/companies?text=apte', { key })).body.data[0];
  assert.deepEqual([row.id, row.name, row.registry.inactive], [ids[0], 'ȘAPTE SPICE SRL', true]);
});

test("a person's name stays, and without it the registry's is shown again", async () => {
  const [cif = ''] = newCifs(1);
  world.setTaxpayer(cif, { name: 'VECHI SRL' });
  const { key, ids, get } = await office([{ cif }]);
  await askAll();
  const url = `${path}/${ids[0]}`;
  const patch = (body: object) => ask('PATCH', url, { key, body });
  await patch({ name: 'VECHI SRL', contact: { name: 'Ana' } });
  assert.equal((await get()).nameFrom, 'registry', 'sent back unchanged it is no name of a person');
  await patch({ name: 'Al nostru' });
  world.setTaxpayer(cif, { name: 'NOU SRL' });
  await passes(8 * 24 * hour);
  await askAll();
  assert.deepEqual([(await get()).name, (await get()).registry.name], ['Al nostru', 'NOU SRL']);
  const cleared = await patch({ name: null });
  assert.deepEqual([cleared.body.name, cleared.body.nameFrom], ['NOU SRL', 'registry']);
  await ask('DELETE', url, { key });
  await ask('POST', path, { key, body: { companies: [{ cif }] } });
  assert.deepEqual([(await get()).name, (await get()).nameFrom], ['NOU SRL', 'registry']);
  await ask('DELETE', url, { key });
  await ask('POST', path, { key, body: { companies: [{ cif, name: 'Din nou al nostru' }] } });
  assert.deepEqual([(await get()).name, (await get()).nameFrom], ['Din nou al nostru', 'person']);
});

test('many companies are asked about a hundred at a time, a second apart, and each once a week', async () => {
  const cifs = newCifs(230);
  for (const cif of cifs) world.setTaxpayer(cif, {});
  await office(cifs.map((cif) => ({ cif })));
  const before = calls().length;
  await askAll();
  const made = calls().slice(before);
  assert.equal(made.length, 3);
  for (const [n, call] of made.entries()) {
    assert.equal(call.outcome, 'registry');
    if (n > 0) assert.ok(call.at - made[n - 1]!.at >= 1_000);
  }
  await askAll();
  await passes(6 * 24 * hour);
  await askAll();
  assert.equal(calls().length, before + 3);
  assert.deepEqual(sandbox.journal.violations, { minute: 0, day: 0 });
});

test('an organisation with thousands of companies delays no other', async () => {
  await askAll();
  const many = await office(newCifs(150).map((cif) => ({ cif })));
  const [cif = ''] = newCifs(1);
  await office([{ cif }]);
  const due = await listDueCodes(db, clock.now, 100);
  assert.ok(due.some((one) => one.cif === cif));
  assert.equal(due.length, 100);
  assert.ok(many.ids.length === 150);
  await askAll();
});

test('what fails leaves what was known with its date, and rests longer each time', async () => {
  const [cif = ''] = newCifs(1);
  world.setTaxpayer(cif, { name: 'FIRMA SRL', vatRegistered: true });
  const { get } = await office([{ cif }]);
  await askAll();
  const { registry } = await get();
  await passes(8 * 24 * hour);
  const fault = sandbox.faults.add({ kind: 'http_503', on: 'registry' });
  const before = calls().length;
  await askAll();
  await askAll();
  assert.equal(calls().length, before + 1, 'the minute after a failure nothing is asked');
  await passes(61_000);
  await askAll();
  await passes(61_000);
  await askAll();
  assert.equal(calls().length, before + 2, 'the second pause is longer');
  assert.deepEqual((await get()).registry, registry);
  sandbox.faults.remove(fault);
  await passes(2 * hour);
  await askAll();
  assert.notEqual((await get()).registry.answeredAt, registry.answeredAt);
  const { rows } = await db.query('select failures from registry_slot');
  assert.deepEqual(rows, [{ failures: 0 }]);
});

test('an answer of an unknown shape changes nothing, is logged as an error, and is asked for in smaller groups', async () => {
  const cifs = newCifs(12);
  for (const cif of cifs) world.setTaxpayer(cif, { name: 'FIRMA SRL' });
  await passes(2 * hour);
  await askAll();
  const { get } = await office(cifs.map((cif) => ({ cif })));
  for (const kind of ['registry_other_shape', 'registry_other_fields', 'waf_page', 'half_body'] as const) {
    const fault = sandbox.faults.add({ kind, on: 'registry', times: 1 });
    const { length } = service.logged;
    await passes(24 * hour);
    await askAll();
    sandbox.faults.remove(fault);
    assert.equal((await get()).registry, null, kind);
    const level = kind === 'waf_page' ? '"level":40' : '"level":50';
    assert.ok(
      service.logged.slice(length).some((line) => line.includes(level)),
      kind,
    );
    assert.ok(!service.logged.slice(length).some((line) => line.includes(cifs[0]!)));
    await db.query('delete from registry_answer where cif = any($1)', [cifs]);
  }
  await passes(2 * hour);
  await askAll();
  assert.equal((await get()).name, 'FIRMA SRL');
  const due = (failures: number) => cifs.map((cif) => ({ cif, failures }));
  assert.deepEqual(
    [0, 1, 2].map((n) => chooseCodes(due(n)).length),
    [12, 10, 1],
  );
  assert.deepEqual(chooseCodes([{ cif: '12345678', failures: 0 }, ...due(0)]).includes('12345678'), false);
});

test('a personal code is never sent, whatever asks', async () => {
  const cnp = '1960101123456';
  const { key } = await office([{ cif: cnp }]);
  await passes(8 * 24 * hour);
  await askAll();
  const looked = await ask('POST', `${path}/look-up`, { key, body: { cifs: [cnp, `RO ${cnp}`, 'x'] } });
  assert.deepEqual(looked.body, {
    data: [
      { cif: '1***********6', registry: null },
      { cif: 'RO 1***********6', registry: null },
      { cif: 'x', registry: null },
    ],
    waiting: false,
  });
  const { rows } = await db.query("select 1 from registry_answer where cif like '19601%'");
  assert.deepEqual(rows, []);
});

test('codes that are to be added are looked up at once, and asked about once', async () => {
  const [cif = '', other = ''] = newCifs(2);
  world.setTaxpayer(cif, { name: 'ÎN PREVIZUALIZARE SRL' });
  const { key } = await service.addTenant();
  const lookUp = async (cifs: string[]) =>
    (await ask('POST', `${path}/look-up`, { key, body: { cifs } })).body;
  await passes(2 * hour);
  const before = calls().length;
  const { data, waiting } = await lookUp([`RO${cif}`, other, '12345678']);
  assert.deepEqual(
    data.map((one: { registry: { name: string | null } | null }) => one.registry?.name),
    ['ÎN PREVIZUALIZARE SRL', null, undefined],
  );
  assert.equal(data[1].registry.found, false);
  assert.equal(waiting, false);
  await lookUp([cif, other]);
  assert.equal(calls().length, before + 1);
  const added = await ask('POST', path, { key, body: { companies: [{ cif }] } });
  assert.equal(
    added.body.data[0].company.name,
    'ÎN PREVIZUALIZARE SRL',
    'known already, it is there at once',
  );
  const reader = await service.addKey((await office([])).organisationId, 'read');
  assert.equal((await ask('POST', `${path}/look-up`, { key: reader, body: { cifs: [cif] } })).status, 403);
});

test('while the registry does not answer a look-up says so at once, and one that hangs blocks no one for long', async () => {
  const [cif = ''] = newCifs(1);
  const { key } = await service.addTenant();
  const lookUp = async () => (await ask('POST', `${path}/look-up`, { key, body: { cifs: [cif] } })).body;
  await passes(2 * hour);
  const held = await takeRegistrySlot(db, clock.now);
  assert.ok(held.slot);
  assert.deepEqual(await lookUp(), { data: [{ cif, registry: null }], waiting: false });
  // A process that died in its call holds the slot for two minutes.
  await passes(121_000);
  const fault = sandbox.faults.add({ kind: 'reset', on: 'registry' });
  assert.deepEqual(await lookUp(), { data: [{ cif, registry: null }], waiting: false });
  sandbox.faults.remove(fault);
  await passes(2 * hour);
  assert.equal((await lookUp()).data[0].registry.found, false);
});

test('looked up codes that became no company are deleted after a month, and others stay', async () => {
  const [cif = '', kept = ''] = newCifs(2);
  const { key } = await office([{ cif: kept }]);
  await passes(2 * hour);
  await askAll();
  await ask('POST', `${path}/look-up`, { key, body: { cifs: [cif] } });
  await passes(31 * 24 * hour);
  await pruneOld(service.ctx);
  const { rows } = await db.query('select cif from registry_answer where cif = any($1)', [[cif, kept]]);
  assert.deepEqual(rows, [{ cif: kept }]);
});

test('a process that stops in a call leaves no error, and the slot is free a second later', async () => {
  const [cif = ''] = newCifs(1);
  world.setTaxpayer(cif, {});
  const { get } = await office([{ cif }]);
  await passes(2 * hour);
  const fault = sandbox.faults.add({ kind: 'hang', on: 'registry' });
  const stop = new AbortController();
  const asking = askRegistryOfAll(jobCtx, stop.signal);
  const before = calls().length;
  await until(async () => calls().length > before);
  stop.abort();
  await asking;
  sandbox.faults.remove(fault);
  await passes(1_200);
  await askAll();
  assert.equal((await get()).registry.found, true);
});

test('a key that sees some companies sees what the registry says of these, and may look up none', async () => {
  const [cif = '', other = ''] = newCifs(2);
  for (const one of [cif, other]) world.setTaxpayer(one, { name: `FIRMA ${one} SRL` });
  const { key, ids } = await office([{ cif }, { cif: other }]);
  await passes(2 * hour);
  await askAll();
  const body = { name: 'limited', scope: 'admin', companies: [ids[0]] };
  const limited = (await ask('POST', '/api/v1/api-keys', { key, body })).body.key;
  const { data } = (await ask('GET', path, { key: limited })).body;
  assert.deepEqual(
    data.map((one: { registry: { name: string } }) => one.registry.name),
    [`FIRMA ${cif} SRL`],
  );
  assert.equal((await ask('POST', `${path}/look-up`, { key: limited, body: { cifs: [other] } })).status, 403);
});

test('switched off, the registry is asked nothing', async () => {
  const off = {
    ...jobCtx,
    anaf: { ...jobCtx.anaf, config: { ...jobCtx.anaf.config, registryUrl: undefined } },
  };
  const before = calls().length;
  await office(newCifs(1).map((cif) => ({ cif })));
  await askRegistryOfAll(off, new AbortController().signal);
  assert.equal(calls().length, before);
});
