/** Deliveries of new documents into a real folder and onto a real WebDAV server: each once, none over what is there, one trouble never another's. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { v2 as webdav } from 'webdav-server';
import { followDeliveries } from '../src/actions/exports/follow-deliveries.ts';
import { openBucket } from '../src/archive/s3-bucket.ts';
import { hourMs, minuteMs } from '../src/core/durations.ts';
import { startDeliveries } from '../src/jobs/deliver-documents.ts';
import { packPdf } from '../src/jobs/pack-pdf.ts';
import { sendWaitingMail } from '../src/jobs/send-mail.ts';
import { addCompany, archiveInvoice } from './support/catalogue.ts';
import { startMailServer } from './support/mail-server.ts';
import { s3Missing, startS3Server } from './support/s3-server.ts';
import { type Reply, startService } from './support/service.ts';

const root = await mkdtemp(join(tmpdir(), 'efactura-deliveries-'));
after(() => rm(root, { recursive: true, force: true }));
const mails = await startMailServer();
const service = await startService({
  settings: {
    DELIVERY_ROOT: root,
    WEBHOOK_ALLOW_PRIVATE: '127.0.0.1',
    SMTP_URL: mails.url,
    MAIL_FROM: 'facturi@exemplu.ro',
  },
});
const { ask, ctx, db } = service;
const document = await readFile(new URL('fixtures/whole-ubl.xml', import.meta.url));
const problem = (reply: Reply) => [reply.status, reply.body?.code];
const never = new AbortController().signal;
const delivering = {
  ...ctx,
  clock: { now: () => service.clock.now, sleep: async () => {} },
  renderPdf: packPdf(ctx),
  follow: (organisationId: string, cursor: string) => followDeliveries(ctx, organisationId, cursor),
};
/** What the loop of a worker does at one look, until nothing is due. */
async function deliver(): Promise<void> {
  const working = new Set<Promise<void>>();
  do {
    await Promise.all(working);
    await startDeliveries(delivering, working, never);
  } while (working.size > 0);
}
/** The feed is looked at again after half a minute. */
const deliverLater = async (ms = minuteMs) => {
  service.passes(ms);
  await deliver();
};

async function office() {
  const tenant = await service.addTenant();
  const { organisationId, key } = tenant;
  const id = await addCompany(service, organisationId, '12345674');
  return {
    ...tenant,
    companyId: id,
    archive: () => archiveInvoice(service, { id, organisationId, cif: '12345674' }, {}, {}, document),
    make: (body: object) => ask('POST', '/api/v1/destinations', { key, body: { name: 'Acte', ...body } }),
    found: async (made: string) => (await ask('GET', `/api/v1/destinations/${made}`, { key })).body,
    change: (made: string, body: object) => ask('PATCH', `/api/v1/destinations/${made}`, { key, body }),
    retry: (made: string) => ask('POST', `/api/v1/destinations/${made}/retry`, { key }),
    documents: async (made: string) =>
      (await ask('GET', `/api/v1/destinations/${made}/documents`, { key })).body.data as {
        state: string;
        code: string | null;
        path: string;
      }[],
    files: async () => {
      const names = await readdir(join(root, organisationId), { recursive: true, withFileTypes: true }).catch(
        () => [],
      );
      return names
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(join(root, organisationId).length + 1))
        .sort();
    },
  };
}

/** What the outbox holds leaves. @returns the token of the newest link */
async function newestLink(): Promise<string> {
  const { findUserId } = ctx.signIn;
  await sendWaitingMail({ ...delivering, mail: ctx.mail!, findUserId }, never);
  return /\/confirmare#token=([\w-]{43})/.exec(mails.taken.at(-1)!.text)![1]!;
}
const confirm = (token: string) =>
  ask('POST', '/api/v1/notifications/confirm-address/use', { body: { token } });

const plain = { kind: 'folder', formats: ['zip'], pathTemplate: '{company}/{number}_{id}' };

test('what arrives from now on lies in the folder of the organisation, once, under the names of the template', async () => {
  const desk = await office();
  await desk.archive();
  const made = await desk.make({ ...plain, folder: 'intrare', formats: ['zip', 'pdf', 'xml'] });
  assert.equal(made.status, 201, made.text);
  assert.deepEqual([made.body.address, made.body.state, made.body.waiting], ['intrare', 'active', 0]);
  await deliver();
  assert.deepEqual(await desk.files(), [], 'what was there before is not delivered');
  await desk.archive();
  await deliverLater();
  await deliverLater();
  const files = await desk.files();
  assert.equal(files.length, 3);
  for (const file of files) assert.match(file, /^intrare\/12345674\/FINV2026001_5\d+r\.(pdf|xml|zip)$/);
  const pdf = await readFile(join(root, desk.organisationId, files[0]!));
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  const found = await desk.found(made.body.id);
  assert.deepEqual([found.delivered, found.waiting, found.failed, found.code], [3, 0, 0, null]);
  const log = await desk.documents(made.body.id);
  assert.deepEqual(log.map(({ path }) => `intrare/${path}`).sort(), files);
});

test('a destination from the beginning has everything, and only what its filter lets through', async () => {
  const desk = await office();
  for (let n = 0; n < 3; n++) await desk.archive();
  const everything = await desk.make({ ...plain, from: 'beginning', folder: 'tot' });
  const sent = await desk.make({
    ...plain,
    from: 'beginning',
    folder: 'trimise',
    filter: { direction: 'sent', companies: [desk.companyId] },
  });
  await deliver();
  assert.equal((await desk.found(everything.body.id)).delivered, 3);
  assert.equal((await desk.found(sent.body.id)).delivered, 0);
  const foreign = await office();
  assert.deepEqual(problem(await desk.make({ ...plain, filter: { companies: [foreign.companyId] } })), [
    400,
    'invalid_input',
  ]);
  assert.deepEqual(await foreign.files(), []);
});

test("nothing is overwritten: a stranger's file keeps its bytes, ours gets another name", async () => {
  const desk = await office();
  const made = await desk.make({ ...plain, pathTemplate: '{company}/{id}' });
  await desk.archive();
  const { rows } = await db.query('select upload_index from invoice where organisation_id = $1', [
    desk.organisationId,
  ]);
  const folder = join(root, desk.organisationId, '12345674');
  await mkdir(folder, { recursive: true });
  const taken = join(folder, `${rows[0].uploadIndex}r.zip`);
  await writeFile(taken, 'theirs');
  await deliverLater();
  assert.equal(await readFile(taken, 'utf8'), 'theirs');
  assert.deepEqual(await desk.files(), [
    `12345674/${rows[0].uploadIndex}r (2).zip`,
    `12345674/${rows[0].uploadIndex}r.zip`,
  ]);
  assert.equal((await desk.found(made.body.id)).delivered, 1);
});

test('a worker that died after writing and before saying so leaves one file, not two', async () => {
  const desk = await office();
  const made = await desk.make(plain);
  await desk.archive();
  await deliverLater();
  const before = await desk.files();
  // As the row was while the worker lived.
  await db.query(
    "update destination_document set state = 'waiting', ended_at = null where destination_id = $1",
    [made.body.id],
  );
  await deliverLater();
  assert.deepEqual(await desk.files(), before);
  assert.equal((await desk.found(made.body.id)).delivered, 1);
});

test('folders stay below the organisation: no way up, no absolute path, no symbolic link', async () => {
  const desk = await office();
  for (const folder of ['..', '../alta', '/etc', 'a/../../b', 'a\\b', '.ascuns', 'a/b/c/d/e', 'punct.'])
    assert.deepEqual(problem(await desk.make({ ...plain, folder })), [400, 'invalid_input'], folder);
  const elsewhere = await mkdtemp(join(tmpdir(), 'efactura-elsewhere-'));
  after(() => rm(elsewhere, { recursive: true, force: true }));
  await mkdir(join(root, desk.organisationId), { recursive: true });
  await symlink(elsewhere, join(root, desk.organisationId, 'legat'));
  const made = await desk.make({ ...plain, folder: 'legat' });
  await desk.archive();
  await deliverLater();
  assert.deepEqual(await readdir(elsewhere), []);
  assert.equal((await desk.found(made.body.id)).code, 'path_refused');
});

test('a destination that fails stops no other, waits for longer each time, and goes on where it was', async () => {
  const desk = await office();
  const broken = await desk.make({
    ...plain,
    kind: 'webdav',
    url: 'http://127.0.0.1:1/dav',
    name: 'Stricat',
  });
  const sound = await desk.make(plain);
  const neighbour = await office();
  const other = await neighbour.make(plain);
  await desk.archive();
  await neighbour.archive();
  await deliverLater();
  const failing = await desk.found(broken.body.id);
  assert.deepEqual([failing.code, failing.waiting, failing.delivered], ['no_connection', 1, 0]);
  assert.ok(failing.failingSince);
  assert.equal((await desk.found(sound.body.id)).delivered, 1);
  assert.equal((await neighbour.found(other.body.id)).delivered, 1);
  const due = async () =>
    (await db.query('select due_at from destination where id = $1', [broken.body.id])).rows[0].dueAt -
    service.clock.now.getTime();
  assert.equal(await due(), minuteMs);
  await deliverLater();
  assert.equal(await due(), 5 * minuteMs);
});

test('a destination that has taken nothing for an hour is a task of its office, and the age of what waits a metric', async () => {
  const desk = await office();
  const broken = { kind: 'webdav', url: 'http://127.0.0.1:1/dav', name: 'Stricat' };
  const { body } = await desk.make({ ...plain, ...broken });
  await desk.archive();
  await deliverLater();
  const tasks = async () =>
    (await ask('GET', '/api/v1/tasks', desk)).body.data.filter(
      ({ kind }: { kind: string }) => kind === 'destination_failing',
    );
  assert.deepEqual(await tasks(), []);
  service.passes(hourMs + minuteMs);
  const [task, ...more] = await tasks();
  assert.deepEqual(
    [task.severity, task.title.ro, task.action.href, more],
    ['warning', 'Destinația „Stricat” nu primește documente', `/api/v1/destinations/${body.id}`, []],
  );
  assert.match(task.detail.en, /for at least an hour, and 1 document waits\./);
  const metrics = (await service.app.inject('/metrics')).body;
  const age = /^efactura_delivery_oldest_waiting_age_seconds\{kind="webdav"\} (\S+)$/m.exec(metrics)?.[1];
  assert.ok(Number(age) >= 3600, age);
  assert.match(metrics, /^efactura_destinations\{state="failing"\} [1-9]/m);
  await desk.change(body.id, { state: 'paused' });
  assert.deepEqual(await tasks(), [], 'what a person paused is no trouble');
});

test('a pause keeps what arrives, and what it was for is delivered after it; a removed destination gets nothing', async () => {
  const desk = await office();
  const made = await desk.make(plain);
  assert.equal((await desk.change(made.body.id, { state: 'paused' })).body.state, 'paused');
  await desk.archive();
  await deliverLater();
  assert.deepEqual(await desk.files(), []);
  await desk.change(made.body.id, { state: 'active' });
  await deliver();
  assert.equal((await desk.files()).length, 1);
  const removed = await ask('DELETE', `/api/v1/destinations/${made.body.id}`, { key: desk.key });
  assert.equal(removed.status, 204);
  await desk.archive();
  await deliverLater();
  assert.equal((await desk.files()).length, 1, 'delivered files stay');
  assert.equal((await desk.retry(made.body.id)).status, 404);
});

test('an original that is gone fails with its reason, and is delivered by a retry when it is back', async () => {
  const desk = await office();
  const made = await desk.make(plain);
  await desk.archive();
  const { rows } = await db.query('select path from message where organisation_id = $1', [
    desk.organisationId,
  ]);
  const file = join(dirname(service.exportsDir), 'archive', rows[0].path);
  const bytes = await readFile(file);
  await rm(file, { force: true });
  await deliverLater();
  assert.deepEqual(
    (await desk.documents(made.body.id)).map(({ state, code }) => [state, code]),
    [['failed', 'original_missing']],
  );
  await writeFile(file, bytes);
  assert.deepEqual((await desk.retry(made.body.id)).body, { queued: 1 });
  await deliver();
  assert.equal((await desk.files()).length, 1);
});

test('a WebDAV server gets folders and files, behind a password, and nothing over what is there', async () => {
  const users = new webdav.SimpleUserManager();
  const user = users.addUser('ana', 'secret-dav', false);
  const rights = new webdav.SimplePathPrivilegeManager();
  rights.setRights(user, '/', ['all']);
  const server = new webdav.WebDAVServer({
    port: 0,
    hostname: '127.0.0.1',
    requireAuthentification: true,
    httpAuthentication: new webdav.HTTPBasicAuthentication(users, 'test'),
    privilegeManager: rights,
  });
  const http = await server.startAsync(0);
  if (!http.listening) await once(http, 'listening');
  after(() => new Promise<void>((resolve) => server.stop(() => resolve())));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const authorization = `Basic ${Buffer.from('ana:secret-dav').toString('base64')}`;
  const get = (path: string) => fetch(`${url}/${path}`, { headers: { authorization } });

  const desk = await office();
  const body = { ...plain, kind: 'webdav', url, username: 'ana', pathTemplate: '{company}/{yyyy}/{id}' };
  const wrong = await desk.make({ ...body, password: 'not this one' });
  const made = await desk.make({ ...body, password: 'secret-dav' });
  assert.doesNotMatch(made.text, /secret-dav/);
  await desk.archive();
  await deliverLater();
  assert.equal((await desk.found(wrong.body.id)).code, 'sign_in_refused');
  const [first] = await desk.documents(made.body.id);
  assert.equal(first!.state, 'delivered', first!.code ?? '');
  const kept = await get(first!.path);
  assert.equal(kept.status, 200);
  assert.equal(
    Buffer.from(await kept.arrayBuffer())
      .subarray(0, 2)
      .toString(),
    'PK',
  );

  await db.query(
    "update destination_document set state = 'waiting', ended_at = null, sha256 = null where destination_id = $1",
    [made.body.id],
  );
  await fetch(`${url}/${first!.path}`, { method: 'PUT', headers: { authorization }, body: 'theirs' });
  await deliverLater();
  assert.equal(await (await get(first!.path)).text(), 'theirs');
  assert.match((await desk.documents(made.body.id))[0]!.path, / \(2\)\.zip$/);
  const everything =
    JSON.stringify((await db.query('select * from destination, audit')).rows) + service.logged.join('');
  assert.doesNotMatch(everything, /secret-dav/, 'sealed, and in no log');
});

test('a bucket gets files under their names, behind its keys, and nothing over what is there', {
  skip: s3Missing,
}, async () => {
  const { endpoint, bucket, accessKeyId, secretAccessKey, region } = await (await startS3Server()).newBucket(
    'acte',
  );
  const kept = openBucket({ endpoint, bucket, accessKeyId, secretAccessKey, region, prefix: 'facturi/' });
  const desk = await office();
  const body = {
    ...plain,
    kind: 's3',
    username: accessKeyId,
    region,
    pathTemplate: '{company}/{number} {id}',
  };
  const url = `${endpoint}/${bucket}/facturi`;
  const wrong = await desk.make({ ...body, url, password: 'not this one' });
  const made = await desk.make({ ...body, url, password: secretAccessKey });
  assert.equal(made.status, 201, made.text);
  assert.ok(!made.text.includes(secretAccessKey));
  for (const without of [endpoint, `${endpoint}/`, `${endpoint}/Nu`, `${endpoint}/acte/%20`])
    assert.deepEqual(problem(await desk.make({ ...body, url: without })), [400, 'invalid_input'], without);
  await desk.archive();
  await deliverLater();
  assert.equal((await desk.found(wrong.body.id)).code, 'sign_in_refused');
  const [first] = await desk.documents(made.body.id);
  assert.equal(first!.state, 'delivered', first!.code ?? '');
  assert.equal((await kept.get(first!.path))!.subarray(0, 2).toString(), 'PK');

  // A worker that died after writing knows its own bytes; a stranger's stay.
  const rewind = () =>
    db.query("update destination_document set state = 'waiting', ended_at = null where destination_id = $1", [
      made.body.id,
    ]);
  await rewind();
  await deliverLater();
  assert.equal((await desk.documents(made.body.id))[0]!.path, first!.path);
  await rewind();
  await kept.put(first!.path, Buffer.from('theirs'));
  await deliverLater();
  assert.equal((await kept.get(first!.path))!.toString(), 'theirs');
  assert.match((await desk.documents(made.body.id))[0]!.path, / \(2\)\.zip$/);
  const everything =
    JSON.stringify((await db.query('select * from destination, audit')).rows) + service.logged.join('');
  assert.ok(!everything.includes(secretAccessKey), 'sealed, and in no log');
});

test('a mailbox gets a link first, and documents as attachments once it is confirmed, those of before too', async () => {
  const desk = await office();
  const wrong = await desk.make({ ...plain, kind: 'mail', email: 'a@exemplu.ro, b@exemplu.ro' });
  assert.deepEqual(problem(wrong), [400, 'invalid_input']);
  const body = { ...plain, kind: 'mail', email: 'Contabil@exemplu.ro', formats: ['pdf', 'xml'] };
  const made = await desk.make(body);
  assert.deepEqual([made.body.address, made.body.confirmedAt], ['contabil@exemplu.ro', null]);
  const first = await newestLink();
  for (let n = 0; n < 2; n++) await desk.archive();
  await deliverLater();
  const toThem = () => mails.taken.filter(({ to }) => to.includes('contabil@exemplu.ro'));
  assert.equal(toThem().length, 1, 'the link alone');
  assert.equal((await desk.retry(made.body.id)).status, 202);
  const second = await newestLink();
  assert.equal((await confirm(first)).status, 410, 'a newer link ended it');
  assert.equal((await ask('GET', '/confirmare')).status, 200);
  assert.equal((await desk.found(made.body.id)).confirmedAt, null, 'opening the page changes nothing');
  assert.equal((await confirm(second)).status, 204);
  assert.equal((await confirm(second)).status, 410, 'it works once');
  await deliver();
  const { subject, attachments, headers } = toThem().at(-1)!;
  assert.match(subject, /4 documente noi$/);
  assert.deepEqual(attachments.map(({ name }) => name.replace(/_\d{8,}r/, '_Nr')).sort(), [
    ...['FINV2026001_Nr.pdf', 'FINV2026001_Nr.pdf', 'FINV2026001_Nr.xml', 'FINV2026001_Nr.xml'],
  ]);
  assert.equal(
    attachments
      .find(({ name }) => name.endsWith('.pdf'))!
      .content.subarray(0, 5)
      .toString(),
    '%PDF-',
  );
  const found = await desk.found(made.body.id);
  assert.deepEqual([found.delivered, found.waiting, found.code], [4, 0, null]);

  // A worker that died between the server's answer and its own note sends the same mail again.
  await db.query(
    "update destination_document set state = 'waiting', ended_at = null where destination_id = $1",
    [made.body.id],
  );
  const before = toThem().length;
  await deliverLater();
  assert.equal(toThem().length, before + 1);
  assert.equal(toThem().at(-1)!.headers.get('message-id'), headers.get('message-id'));
  const kept =
    JSON.stringify((await db.query('select * from destination, audit, mail')).rows) + service.logged.join('');
  for (const secret of [first, second]) assert.ok(!kept.includes(secret));
});

test('a mail server that is away stops nothing for good, and an address that refuses fails its documents', async () => {
  const desk = await office();
  const made = await desk.make({ ...plain, kind: 'mail', email: 'plin@exemplu.ro' });
  await confirm(await newestLink());
  await desk.archive();
  mails.refuse = () => ({ code: 451, text: 'later' });
  await deliverLater();
  const waits = await desk.found(made.body.id);
  assert.deepEqual([waits.code, waits.waiting, waits.failed], ['mail_failed', 1, 0]);
  mails.refuse = () => ({ code: 550, text: 'no such mailbox' });
  await deliverLater();
  assert.deepEqual(
    (await desk.documents(made.body.id)).map(({ state, code }) => [state, code]),
    [['failed', 'mail_refused']],
  );
  mails.refuse = () => undefined;
  await desk.retry(made.body.id);
  await deliver();
  assert.equal((await desk.found(made.body.id)).delivered, 1);
});

test('many documents are several mails, each below the cap', async () => {
  const desk = await office();
  for (let n = 0; n < 11; n++) await desk.archive();
  const made = await desk.make({
    ...{ ...plain, kind: 'mail', email: 'multe@exemplu.ro', from: 'beginning', formats: ['xml', 'zip'] },
  });
  await confirm(await newestLink());
  await deliver();
  const sent = mails.taken.filter(
    ({ to, attachments }) => to.includes('multe@exemplu.ro') && attachments.length > 0,
  );
  assert.deepEqual(
    sent.map(({ attachments }) => attachments.length),
    [20, 2],
  );
  assert.equal((await desk.found(made.body.id)).delivered, 22);
});

test('a destination moves with its place in the feed and its password, which no other server gets', async () => {
  const desk = await office();
  const made = await desk.make({ ...plain, folder: 'vechi' });
  await desk.archive();
  await deliverLater();
  const moved = await desk.change(made.body.id, { folder: 'nou', pathTemplate: '{number}_{id}' });
  assert.equal(moved.body.address, 'nou');
  await desk.archive();
  await deliverLater();
  const files = (await desk.files()).map((path) => path.replace(/_\d{8,}r/, '_Nr'));
  assert.deepEqual(files, ['nou/FINV2026001_Nr.zip', 'vechi/12345674/FINV2026001_Nr.zip']);
  assert.deepEqual(problem(await desk.change(made.body.id, { folder: '../x' })), [400, 'invalid_input']);

  const dav = {
    ...plain,
    kind: 'webdav',
    url: 'http://127.0.0.1:1/dav',
    username: 'ana',
    password: 'secret-dav',
  };
  const { id } = (await desk.make(dav)).body;
  const address = async () =>
    JSON.parse(
      ctx.vault.open(
        (await db.query('select address from destination where id = $1', [id])).rows[0].address,
        {
          organisationId: desk.organisationId,
          kind: 'destination address',
        },
      ),
    );
  const elsewhere = await desk.change(id, { url: 'http://127.0.0.1:2/dav' });
  assert.deepEqual([...problem(elsewhere), elsewhere.body.parameter], [400, 'invalid_input', 'password']);
  assert.equal((await desk.change(id, { url: 'http://127.0.0.1:1/alt' })).status, 200);
  assert.deepEqual(await address(), {
    url: 'http://127.0.0.1:1/alt',
    username: 'ana',
    password: 'secret-dav',
  });
  await desk.change(id, { url: 'http://127.0.0.1:2/dav', password: 'alta-parola' });
  assert.deepEqual(await address(), {
    url: 'http://127.0.0.1:2/dav',
    username: 'ana',
    password: 'alta-parola',
  });
  const kept =
    JSON.stringify((await db.query('select * from destination, audit')).rows) + service.logged.join('');
  assert.doesNotMatch(kept, /secret-dav|alta-parola/);

  const mailbox = (await desk.make({ ...plain, kind: 'mail', email: 'unu@exemplu.ro' })).body.id;
  await confirm(await newestLink());
  assert.ok((await desk.change(mailbox, { name: 'Alt nume', email: 'unu@exemplu.ro' })).body.confirmedAt);
  assert.equal((await desk.change(mailbox, { email: 'doi@exemplu.ro' })).body.confirmedAt, null);
});

test('without DELIVERY_ROOT folders are refused in words, and a key without the right makes none', async () => {
  const without = await startService();
  const tenant = await without.addTenant();
  const refused = await without.ask('POST', '/api/v1/destinations', {
    key: tenant.key,
    body: { name: 'x', ...plain },
  });
  assert.deepEqual(problem(refused), [409, 'conflict']);
  const desk = await office();
  const reader = await service.addKey(desk.organisationId, 'sync');
  assert.deepEqual(problem(await ask('GET', '/api/v1/destinations', { key: reader })), [
    403,
    'insufficient_scope',
  ]);
  assert.deepEqual(
    problem(await desk.make({ ...plain, kind: 'webdav', url: 'http://169.254.169.254/latest' })),
    [400, 'invalid_input'],
  );
});
