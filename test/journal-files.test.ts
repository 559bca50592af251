/** Journals in the watched folder of an organisation: a real folder, each read once, whole, and moved aside; what cannot be read says what to do. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readJournalFiles } from '../src/actions/reconciliation/read-journal-files.ts';
import { minuteMs } from '../src/core/durations.ts';
import type { Db } from '../src/db/connection.ts';
import { claimJournalFile } from '../src/db/reconciliation/journal-file.ts';
import { countMissingFromJournals } from '../src/db/reconciliation/reconciliation.ts';
import { addCompany, archiveInvoice } from './support/catalogue.ts';
import { emptyParty } from './support/empty-invoice.ts';
import { costIfLarge } from './support/explained.ts';
import { removeOldVersions } from './support/rows-read.ts';
import { startService } from './support/service.ts';

const root = await mkdtemp(join(tmpdir(), 'efactura-journals-'));
after(() => rm(root, { recursive: true, force: true }));
const service = await startService({ settings: { DELIVERY_ROOT: root } });
const { ask, ctx, db } = service;
const never = new AbortController().signal;
const journal = 'Nr. factură;Data facturii;Cod fiscal furnizor;Total\nFV-1;01.10.2026;8000000000;119,00\n';

/** One look of a worker, a minute after the last. */
async function look(): Promise<void> {
  service.passes(minuteMs);
  await readJournalFiles(ctx, never);
}

/** A company with two invoices of October, of which the journal has one. */
async function office() {
  const tenant = await service.addTenant();
  const { organisationId, key } = tenant;
  const company = {
    id: await addCompany(service, organisationId, '12345674'),
    organisationId,
    cif: '12345674',
  };
  for (const [number, issuedOn] of [
    ['FV-1', '2026-10-01'],
    ['FV-2', '2026-10-20'],
  ] as const)
    await archiveInvoice(service, company, {
      ...{ number, issuedOn, gross: '119.00', payable: '119.00' },
      seller: { ...emptyParty, cif: '8000000000', name: 'Furnizor' },
    });
  const watched = join(root, organisationId, 'jurnale');
  await mkdir(join(watched, '12345674'), { recursive: true });
  return {
    ...tenant,
    company,
    path: (...parts: string[]) => join(watched, ...parts),
    put: (name: string, text = journal, folder = '12345674') => writeFile(join(watched, folder, name), text),
    lies: async () =>
      (await readdir(watched, { recursive: true, withFileTypes: true }))
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name).slice(watched.length + 1))
        .sort(),
    files: async (language = 'ro') => {
      const headers = { 'accept-language': language };
      return (await ask('GET', '/api/v1/reconciliations/files', { key, headers })).body;
    },
    made: async () => (await ask('GET', '/api/v1/reconciliations', { key })).body.data,
    missing: async () =>
      (await ask('GET', '/api/v1/overview/companies', { key })).body.data[0].missingFromJournal,
  };
}

test('a journal in the folder of a company is compared once it has stayed the same, and the portfolio says what it lacks', async () => {
  const desk = await office();
  assert.equal(await desk.missing(), null);
  await desk.put('Jurnal cumpărări 2026-10.csv', journal.slice(0, 70));
  await look();
  assert.deepEqual(await desk.made(), [], 'seen once: it may still be written');
  await desk.put('Jurnal cumpărări 2026-10.csv');
  await look();
  assert.deepEqual(await desk.made(), [], 'it was larger at the second look');
  await look();
  const [made] = await desk.made();
  const { matched, missing, extra } = made.counts;
  assert.deepEqual([matched, missing, extra], [1, 1, 0]);
  assert.deepEqual(
    [made.issuedFrom, made.issuedTo, made.direction, made.automatic],
    ['2026-10-01', '2026-10-31', 'received', true],
    'month and journal are those of its name',
  );
  assert.deepEqual(await desk.lies(), ['12345674/prelucrate/Jurnal cumpărări 2026-10.csv']);
  const { data, folder } = await desk.files();
  assert.equal(folder, `${desk.organisationId}/jurnale`);
  assert.deepEqual(
    data.map((each: Record<string, unknown>) => [each.state, each.reconciliationId, each.movedTo]),
    [['done', made.id, 'prelucrate']],
  );
  assert.equal(await desk.missing(), 1);

  // Both are in the next one of the same month: it takes the place of the first, and its file lies beside the other.
  await desk.put('Jurnal cumpărări 2026-10.csv', `${journal}FV-2;20.10.2026;8000000000;119,00\n`);
  await look();
  await look();
  assert.deepEqual(await desk.lies(), [
    '12345674/prelucrate/Jurnal cumpărări 2026-10 (2).csv',
    '12345674/prelucrate/Jurnal cumpărări 2026-10.csv',
  ]);
  assert.equal((await desk.made()).length, 1);
  assert.equal(await desk.missing(), 0);
});

test('two processes that look at once read a journal once', async () => {
  const desk = await office();
  for (let n = 0; n < 5; n++) await desk.put(`${n}.csv`, journal.replace('01.10', `0${n + 1}.10`));
  await look();
  service.passes(minuteMs);
  await Promise.all([
    readJournalFiles(ctx, never),
    readJournalFiles(ctx, never),
    readJournalFiles(ctx, never),
  ]);
  await look();
  assert.equal((await desk.made()).length, 5);
  assert.deepEqual(
    await desk.lies(),
    [0, 1, 2, 3, 4].map((n) => `12345674/prelucrate/${n}.csv`),
  );
  const audited = await db.query(
    `select from audit where organisation_id = $1 and action = 'reconciliation.made'`,
    [desk.organisationId],
  );
  assert.equal(audited.rowCount, 5);
});

test('a worker that dies before it records leaves the journal to the next; one that dies after leaves it only to be moved', async () => {
  const desk = await office();
  await desk.put('a.csv');
  await look();
  service.passes(minuteMs);
  const claimed = await claimJournalFile(db, desk.organisationId, service.clock.now);
  assert.equal(claimed?.state, 'reading');
  await look();
  assert.deepEqual([await desk.made(), await desk.lies()], [[], ['12345674/a.csv']], 'its lease lasts');
  service.passes(10 * minuteMs);
  await look();
  const [made] = await desk.made();
  assert.ok(made);

  // As it was between the record and the move.
  await rename(desk.path('12345674', 'prelucrate', 'a.csv'), desk.path('12345674', 'a.csv'));
  await db.query(`update journal_file set gone_at = null, leased_until = $2 where organisation_id = $1`, [
    desk.organisationId,
    service.clock.now,
  ]);
  await look();
  assert.deepEqual(await desk.lies(), ['12345674/prelucrate/a.csv']);
  assert.deepEqual(
    (await desk.made()).map(({ id }: { id: string }) => id),
    [made.id],
  );
});

test('what cannot be compared lies in respinse and says what to do, in the language of the reader', async () => {
  const desk = await office();
  await mkdir(desk.path('99'));
  await desk.put('fara-total.csv', 'numar;data\n1;01.01.2026');
  await desk.put('vanzari.csv', `Jurnal de cumpărări\n${journal}`);
  await desk.put('strain.csv', journal, '99');
  await desk.put('afara.csv', journal, '');
  await desk.put('poza.png');
  await desk.put('Jurnal 2026-10.XLS');
  await desk.put('gol.csv', '');
  await look();
  await look();
  const { data } = await desk.files();
  const said = new Map(
    data.map((each: { name: string; state: string; problem: { detail: string } }) => [
      each.name,
      `${each.state}: ${each.problem.detail}`,
    ]),
  );
  assert.match(said.get('fara-total.csv') as string, /^failed: Nu am găsit coloana pentru: totalul\./);
  assert.match(said.get('vanzari.csv') as string, /^failed: Fișierul este un jurnal de cumpărări/);
  assert.match(said.get('Jurnal 2026-10.XLS') as string, /^failed: .*Salvați jurnalul ca XLSX sau CSV/);
  assert.equal(said.get('gol.csv'), 'failed: Fișierul este gol.');
  assert.match(said.get('strain.csv') as string, /Dosarul „99” nu este CIF-ul unei companii/);
  assert.match(said.get('afara.csv') as string, /Mutați-l într-un dosar cu CIF-ul companiei/);
  assert.match(
    (await desk.files('en')).data.find((each: { name: string }) => each.name === 'afara.csv').problem.detail,
    /Move it into a folder/,
  );
  assert.deepEqual(await desk.lies(), [
    '12345674/poza.png',
    '12345674/respinse/Jurnal 2026-10.XLS',
    '12345674/respinse/fara-total.csv',
    '12345674/respinse/gol.csv',
    '12345674/respinse/vanzari.csv',
    '99/strain.csv',
    'afara.csv',
  ]);
  // The company is added: what waited for it is read.
  await addCompany(service, desk.organisationId, '99');
  await look();
  await look();
  assert.equal((await desk.made())[0].cif, '99');
  assert.deepEqual(await desk.lies().then((lies) => lies.filter((path) => path.startsWith('99'))), [
    '99/prelucrate/strain.csv',
  ]);
});

test('columns that a person chose once hold for the folder, and a link leads nowhere', async () => {
  const desk = await office();
  const unsure =
    'Nr. factura;Data;CIF furnizor;Total factura;Total de plata\nFV-1;01.10.2026;8000000000;119,00;5,00\n';
  await desk.put('octombrie.csv', unsure);
  const secret = join(root, 'altundeva.csv');
  await writeFile(secret, journal);
  await symlink(secret, desk.path('12345674', 'legat.csv'));
  await symlink(root, desk.path('8000000000'));
  await look();
  await look();
  const [failed] = (await desk.files()).data;
  assert.deepEqual([failed.name, failed.problem.reason], ['octombrie.csv', 'journal_columns_unsure']);
  const path = `/api/v1/reconciliations?company=${desk.company.id}&columns=number:A,date:B,cif:C,total:D`;
  const chosen = await ask('POST', path, {
    key: desk.key,
    headers: { 'content-type': 'text/csv' },
    body: unsure,
  });
  assert.equal(chosen.status, 201);
  await rename(desk.path('12345674', 'respinse', 'octombrie.csv'), desk.path('12345674', 'octombrie.csv'));
  await look();
  await look();
  assert.equal((await desk.files()).data[0].state, 'done');
  assert.equal(await readFile(secret, 'utf8'), journal);
  assert.deepEqual(await desk.lies(), [
    '12345674/legat.csv',
    '12345674/prelucrate/octombrie.csv',
    '8000000000',
  ]);
});

test('a file that cannot be moved is remembered, and read again only when it changes', async () => {
  const desk = await office();
  await desk.put('a.csv');
  // Where its folder for read journals would be there is a file.
  await desk.put('prelucrate', 'x');
  for (let n = 0; n < 3; n++) await look();
  service.passes(60 * minuteMs);
  await look();
  assert.deepEqual(
    [(await desk.made()).length, await desk.lies()],
    [1, ['12345674/a.csv', '12345674/prelucrate']],
  );
  const [first] = await desk.made();
  await utimes(desk.path('12345674', 'a.csv'), new Date(), new Date('2026-01-01'));
  await look();
  await look();
  assert.notEqual((await desk.made())[0].id, first.id);
});

test('of a neighbour nothing is read or listed, and what the newest journals lack is an index for each company', async () => {
  const desk = await office();
  const neighbour = await office();
  await neighbour.put('a.csv');
  await look();
  await look();
  assert.deepEqual([await desk.made(), (await desk.files()).data], [[], []]);
  assert.equal(await desk.missing(), null);
  await db.query(
    `insert into reconciliation (organisation_id, company_id, actor_kind, direction, issued_from, issued_to, columns,
       matched, different, missing, extra, unread, outside, created_at, expires_at)
     select organisation_id, id, 'operator', 'sent', '2026-01-01', '2026-01-31', '{}', 0, 0, 7, 0, 0, 0, now(), now()
     from company, generate_series(1, 400) where id = $1`,
    [neighbour.company.id],
  );
  await removeOldVersions(db);
  const { organisationId, company } = neighbour;
  const counted = async (tx: Db) => countMissingFromJournals(tx, organisationId, [company.id]);
  assert.equal((await counted(db)).get(company.id), 7);
  const { wholeTables, rows } = await costIfLarge(db, counted);
  assert.deepEqual(wholeTables, []);
  assert.ok(rows <= 8, String(rows));
});
