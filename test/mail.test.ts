/** Mail by a real SMTP server: invitations and new passwords; what fails is tried again, and nothing tells accounts apart. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellAlarms } from '../src/actions/notifications/tell-alarms.ts';
import { tellDigests } from '../src/actions/notifications/tell-digests.ts';
import { tellHeads } from '../src/actions/notifications/tell-heads.ts';
import { hourMs, minuteMs } from '../src/core/durations.ts';
import { checkHeaderValue } from '../src/core/mail.ts';
import { verifySigned } from '../src/core/signed.ts';
import { listAlarmLooks } from '../src/db/notifications/alarm.ts';
import { addMail } from '../src/db/notifications/mail.ts';
import { packPdf } from '../src/jobs/pack-pdf.ts';
import { sendWaitingMail } from '../src/jobs/send-mail.ts';
import { composeMail } from '../src/notify/compose-mail.ts';
import { addCompany, archiveInvoice } from './support/catalogue.ts';
import { countStatements } from './support/count-statements.ts';
import { costIfLarge } from './support/explained.ts';
import { startMailServer } from './support/mail-server.ts';
import { removeOldVersions } from './support/rows-read.ts';
import { type Reply, startService } from './support/service.ts';

const mails = await startMailServer();
const service = await startService({
  settings: {
    SMTP_URL: mails.url,
    MAIL_FROM: 'E-Factura <facturi@exemplu.ro>',
    PUBLIC_URL: 'https://facturi.exemplu.ro',
  },
});
const { ask, ctx, db } = service;
const page = { origin: 'https://facturi.exemplu.ro', 'sec-fetch-site': 'same-origin' };
const problem = (reply: Reply) => [reply.status, reply.body?.code];
const send = () => {
  const { findUserId } = ctx.signIn;
  const renderPdf = packPdf(ctx);
  return sendWaitingMail(
    { ...ctx, mail: ctx.mail!, clock: service.ctx.clock, findUserId, renderPdf },
    new AbortController().signal,
  );
};
const states = async () =>
  (
    await db.query(
      'select kind, state, code, attempts, content is null as empty from mail order by created_at, id',
    )
  ).rows;
const forgot = (email: string, headers: Record<string, string> = page) =>
  ask('POST', '/api/v1/password-resets', { headers, body: { email } });
const useLink = (token: string, newPassword: string) =>
  ask('POST', '/api/v1/password-resets/use', { headers: page, body: { token, newPassword } });
const signIn = (email: string, password: string) =>
  ask('POST', '/api/auth/sign-in/email', { headers: page, body: { email, password } });

async function newest() {
  assert.equal(await send(), false);
  return mails.taken.at(-1)!;
}

test('a forgotten password is replaced by a link that works once, ends sessions and comes from PUBLIC_URL', async () => {
  const ana = await service.addPerson('ana@exemplu.ro');
  const answer = await forgot('Ana@Exemplu.ro', { ...page, host: 'evil.example' });
  assert.deepEqual([answer.status, answer.body], [202, { accepted: true }]);
  const mail = await newest();
  assert.deepEqual(mail.to, ['ana@exemplu.ro']);
  assert.equal(mail.from, 'facturi@exemplu.ro');
  assert.equal(mail.subject, 'Resetarea parolei');
  assert.equal(mail.headers.get('auto-submitted'), 'auto-generated');
  const links = `${mail.text}${mail.html}`.match(/https?:\/\/[^\s"<#]+/g)!;
  assert.deepEqual([...new Set(links)], ['https://facturi.exemplu.ro/parola-noua']);
  const token = /#token=([\w-]{43})/.exec(mail.text)![1]!;

  const kept = JSON.stringify((await db.query('select * from mail, mail_link')).rows);
  assert.doesNotMatch(kept, new RegExp(token), 'what the link holds is nowhere in the database');
  assert.doesNotMatch(service.logged.join(''), new RegExp(token));

  assert.deepEqual(problem(await useLink(token, 'parola12345')), [400, 'invalid_input'], 'a common password');
  const session = () => ask('GET', '/api/v1/session', { headers: { ...page, cookie: ana.cookie } });
  assert.equal((await session()).status, 200);
  assert.equal((await useLink(token, 'patru cuvinte mai lungi')).status, 204, 'the refusal used nothing up');
  assert.equal((await session()).status, 401, 'sessions have ended');
  assert.deepEqual(problem(await useLink(token, 'alta parola destul de lunga')), [410, 'link_expired']);
  assert.equal((await signIn('ana@exemplu.ro', 'correct horse battery')).status, 401);
  assert.equal((await signIn('ana@exemplu.ro', 'patru cuvinte mai lungi')).status, 200);
  const { rows } = await db.query("select 1 from audit where action = 'password.changed'");
  assert.equal(rows.length, 1);
});

test('an address without an account gets the same answer and the same row, and no mail', async () => {
  await service.addPerson('ion@exemplu.ro');
  const before = mails.taken.length;
  const known = await forgot('ion@exemplu.ro');
  const unknown = await forgot('nimeni@exemplu.ro');
  assert.deepEqual([unknown.status, unknown.body], [known.status, known.body]);
  const { rows } = await db.query(
    "select recipient, state, kind from mail where state = 'waiting' order by id",
  );
  assert.equal(rows.length, 2, 'the request looks nothing up');
  await send();
  assert.deepEqual(
    mails.taken.slice(before).map(({ to }) => to),
    [['ion@exemplu.ro']],
  );
  const dropped = await db.query("select state from mail where recipient = 'nimeni@exemplu.ro'");
  assert.deepEqual(dropped.rows, [{ state: 'dropped' }]);
});

test('a newer link ends the one before; an hour ends it as well', async () => {
  await service.addPerson('maria@exemplu.ro');
  await forgot('maria@exemplu.ro');
  const first = /#token=([\w-]+)/.exec((await newest()).text)![1]!;
  await forgot('maria@exemplu.ro');
  const second = /#token=([\w-]+)/.exec((await newest()).text)![1]!;
  assert.deepEqual(problem(await useLink(first, 'patru cuvinte mai lungi')), [410, 'link_expired']);
  service.passes(hourMs);
  assert.deepEqual(problem(await useLink(second, 'patru cuvinte mai lungi')), [410, 'link_expired']);
});

test('one mailbox is not flooded: the fourth request in half an hour is answered and written nowhere', async () => {
  await service.addPerson('vlad@exemplu.ro');
  const before = mails.taken.length;
  for (let n = 0; n < 5; n++) assert.equal((await forgot('vlad@exemplu.ro')).status, 202);
  await send();
  assert.equal(mails.taken.length - before, 3);
  // Of one client, whatever it asks for.
  service.passes(11 * minuteMs);
  for (let n = 0; n < 10; n++) await forgot(`strain${n}@exemplu.ro`);
  assert.deepEqual(problem(await forgot('strain10@exemplu.ro')), [429, 'too_many_requests']);
  service.passes(11 * minuteMs);
  await send();
});

test('an invitation is sent by mail, its link is sealed while it waits and gone afterwards', async () => {
  const host = await service.addPerson('gazda@exemplu.ro');
  const invite = (email: string) =>
    ask('POST', '/api/v1/invitations', {
      headers: { ...page, cookie: host.cookie },
      body: { email, role: 'read' },
    });
  const made = await invite('oaspete@exemplu.ro');
  assert.equal(made.body.mailed, true);
  const token = made.body.url.split('#token=')[1];
  const { rows } = await db.query("select content from mail where kind = 'invitation'");
  assert.equal(rows[0].content.includes(token), false);
  const mail = await newest();
  assert.deepEqual(mail.to, ['oaspete@exemplu.ro']);
  assert.equal(mail.subject, 'Invitație în Firma gazda@exemplu.ro');
  assert.ok(mail.text.includes(made.body.url));
  assert.ok(mail.html.includes(`href="${made.body.url}"`));
  assert.deepEqual((await states()).at(-1), {
    kind: 'invitation',
    state: 'sent',
    code: null,
    attempts: 1,
    empty: true,
  });

  await ask('PATCH', '/api/v1/profile', {
    headers: { ...page, cookie: host.cookie },
    body: { language: 'en' },
  });
  await invite('guest@exemplu.ro');
  assert.equal((await newest()).subject, 'Invitation to Firma gazda@exemplu.ro');
});

/** The organisation of a person, with one company and its archived invoices. */
async function office(email: string) {
  const person = await service.addPerson(email);
  const { organisationId } = person;
  const id = await addCompany(service, organisationId, '12345674');
  const by = { headers: { ...page, cookie: person.cookie } };
  return {
    organisationId,
    archive: () => archiveInvoice(service, { id, organisationId, cif: '12345674' }),
    choose: (body: object) => ask('PATCH', '/api/v1/notifications', { ...by, body }),
    chosen: async () => (await ask('GET', '/api/v1/notifications', by)).body,
    post: (path: string) => ask('POST', path, by),
  };
}
const never = new AbortController().signal;
const unsubscribeLink = (text: string) =>
  text.match(/https:\/\/facturi\.exemplu\.ro(\/dezabonare\?token=[\w.-]+)/)![1]!;

test('what needs a person is a mail to the owner, once for each cause, and again when it comes back', async () => {
  const { organisationId } = await office('owner@exemplu.ro');
  await tellAlarms(ctx, never);
  const before = mails.taken.length;
  await db.query("update company set access = 'denied', access_lost_at = $2 where organisation_id = $1", [
    organisationId,
    ctx.now(),
  ]);
  await tellAlarms(ctx, never);
  await tellAlarms(ctx, never);
  await send();
  const alarms = () => mails.taken.slice(before).filter(({ to }) => to[0] === 'owner@exemplu.ro');
  assert.equal(alarms().length, 1);
  const { subject, text, headers } = alarms()[0]!;
  assert.match(subject, /^Firma owner@exemplu\.ro: .*12345674/);
  assert.match(text, /La Firma owner@exemplu\.ro este nevoie de intervenția dumneavoastră/);
  assert.equal(headers.get('list-unsubscribe'), `<https://facturi.exemplu.ro${unsubscribeLink(text)}>`);
  assert.equal(headers.get('list-unsubscribe-post'), 'List-Unsubscribe=One-Click');

  await db.query("update company set access = 'granted' where organisation_id = $1", [organisationId]);
  service.passes(25 * hourMs);
  await tellAlarms(ctx, never);
  await db.query("update company set access = 'denied' where organisation_id = $1", [organisationId]);
  await tellAlarms(ctx, never);
  await send();
  assert.equal(alarms().length, 2);
});

test('a run of alarms costs the same among 5 organisations and among 200; in the end each person of each is told, once', async () => {
  await tellAlarms(ctx, never);
  const offices: string[] = [];
  for (let n = 0; n < 5; n++) offices.push((await office(`round${n}@exemplu.ro`)).organisationId);
  await db.query(
    `insert into member (organisation_id, user_id, role, created_at)
      select o, m.user_id, 'admin', m.created_at from unnest($1::uuid[]) o, member m where m.organisation_id = any($1)
      on conflict do nothing`,
    [offices],
  );
  await db.query(
    "update company set access = 'denied', access_lost_at = $2 where organisation_id = any($1)",
    [offices, ctx.now()],
  );
  const of = { organisations: 2, members: 2, comparisons: 1_000 };
  const run = (signal = never, most = of) => {
    service.passes(1_000);
    return tellAlarms(ctx, signal, most);
  };
  const told = async () => {
    const { rows } = await db.query<{ organisationId: string; n: number; people: number }>(
      `select organisation_id, count(*)::int as n, count(distinct recipient)::int as people from mail
        where kind = 'alarm' and organisation_id = any($1) group by 1`,
      [offices],
    );
    return rows.map(({ n, people }) => [n, people]);
  };
  const amongFew = await countStatements(db, () => run());
  assert.deepEqual(await told(), [
    [2, 2],
    [2, 2],
  ]);

  await db.query(
    `insert into organisation (name, plan, created_at)
      select 'Firma ' || n, 'business', $1 from generate_series(1, 200) n`,
    [ctx.now()],
  );
  // What came last waits longest: those that were not looked at yet, before the new ones.
  await db.query(
    "update alarm_look set at = '2000-01-01' where at = 'epoch' and not organisation_id = any($1)",
    [offices],
  );
  await removeOldVersions(service.database.pool);
  const listed = await costIfLarge(db, (tx) => listAlarmLooks(tx, of.organisations));
  assert.deepEqual([listed.rows, listed.wholeTables], [4, []]);
  const amongMany = await countStatements(db, () => run());
  assert.equal(amongMany.statements.length, amongFew.statements.length);

  // Two processes at once, one that is stopped between two people, and one that was ended before it could note its place.
  await Promise.all([run(), run()]);
  const stops = new AbortController();
  const seal: typeof ctx.vault.seal = (...given) => {
    stops.abort();
    return ctx.vault.seal(...given);
  };
  await tellAlarms({ ...ctx, vault: { ...ctx.vault, seal } }, stops.signal, { ...of, organisations: 20 });
  await db.query('update alarm_look set after_user_id = null');
  // A round of two runs, and one more run in which nothing is left to tell.
  for (let n = 0; n < 3; n++) await run(never, { ...of, organisations: 1_000, members: 3 });
  assert.deepEqual(
    await told(),
    offices.map(() => [5, 5]),
  );
  await db.query("delete from mail where kind = 'alarm'");
});

test('who asks for it gets the signed heads each day, once; they show that the archive was built again', async () => {
  const owner = await service.addPerson('arhiva@exemplu.ro');
  const headers = { ...page, cookie: owner.cookie };
  const companyId = await addCompany(service, owner.organisationId, '18547290');
  await db.query('update company set chain_seq = 1, chain_head = $2 where id = $1', [
    companyId,
    'ab'.repeat(32),
  ]);
  const choose = (body: object) => ask('PATCH', '/api/v1/notifications', { headers, body });
  assert.equal((await choose({ heads: true })).body.heads, true);
  const tell = () => tellHeads(ctx, new AbortController().signal);
  const before = mails.taken.length;
  await tell();
  await send();
  assert.equal(mails.taken.length, before, 'not before the next morning');
  service.passes(24 * hourMs);
  await tell();
  await tell();
  const mail = await newest();
  assert.equal(mails.taken.length, before + 1);
  assert.match(mail.subject, /: amprentele arhivei, \d\d\.\d\d\.20\d\d$/);
  assert.match(mail.text.replace(/\s+/g, ' '), new RegExp(`CIF 18547290, nr. 1: ${'ab'.repeat(32)}`));
  const [file] = mail.attachments;
  const signed = JSON.parse(Buffer.from(file!.content).toString());
  assert.ok(verifySigned(signed));
  const check = async () => (await ask('POST', '/api/v1/completeness/check', { headers, body: signed })).body;
  assert.equal((await check()).heads[0].verdict, 'rolled_back', 'no message is at that number');
  // One who sees one company has no use for the heads of all.
  await db.query(
    "update member set role = 'admin', companies = array[$2]::uuid[] where organisation_id = $1",
    [owner.organisationId, companyId],
  );
  service.passes(24 * hourMs);
  await tell();
  await send();
  assert.equal(mails.taken.length, before + 1);
  assert.equal((await choose({ heads: true })).body.code, 'insufficient_scope');
  assert.equal((await choose({ heads: false })).body.heads, false);
});

test('who has switched the heads off gets none', async () => {
  const owner = await service.addPerson('fara-arhiva@exemplu.ro');
  const headers = { ...page, cookie: owner.cookie };
  await addCompany(service, owner.organisationId, '18547290');
  const choose = (body: object) => ask('PATCH', '/api/v1/notifications', { headers, body });
  await choose({ heads: true });
  assert.equal((await choose({ heads: false })).body.heads, false);
  const before = mails.taken.length;
  service.passes(24 * hourMs);
  await tellHeads(ctx, new AbortController().signal);
  await send();
  assert.equal(mails.taken.length, before);
});

test('a digest tells what is new by company and partner, from the feed, once; documents go to a proven address alone', async () => {
  const desk = await office('desk@exemplu.ro');
  await desk.archive();
  assert.deepEqual(
    problem(await desk.choose({ attach: 'zip' })),
    [409, 'conflict'],
    'the address is not proven',
  );
  assert.equal((await desk.post('/api/v1/notifications/confirm-address')).status, 202);
  const token = /confirmare#token=([\w-]+)/.exec((await newest()).text)![1];
  const use = () =>
    ask('POST', '/api/v1/notifications/confirm-address/use', { headers: page, body: { token } });
  assert.equal((await use()).status, 204);
  assert.deepEqual(problem(await use()), [410, 'link_expired']);
  const chosen = await desk.choose({ digest: 'at_once', attach: 'zip', alarms: false });
  assert.deepEqual(
    [chosen.status, chosen.body.confirmed, chosen.body.digest, chosen.body.attach],
    [200, true, 'at_once', 'zip'],
  );

  await desk.archive();
  await desk.archive();
  const before = mails.taken.length;
  await tellDigests(ctx, never);
  assert.equal(mails.taken.length, before, 'a run is one mail: it waits a few minutes');
  service.passes(3 * minuteMs);
  await Promise.all([tellDigests(ctx, never), tellDigests(ctx, never)]);
  await send();
  const digests = mails.taken.slice(before).filter(({ to }) => to[0] === 'desk@exemplu.ro');
  assert.equal(digests.length, 1);
  assert.match(digests[0]!.subject, /: 2 facturi noi$/);
  assert.match(digests[0]!.text, /12345674: 2 facturi\r\n\r\n- primită, /);
  assert.equal(digests[0]!.attachments.length, 2);
  for (const { name, content } of digests[0]!.attachments) {
    assert.match(name, /^12345674_.*\.zip$/);
    assert.equal(content.subarray(0, 2).toString(), 'PK');
  }
  service.passes(3 * minuteMs);
  await tellDigests(ctx, never);
  await send();
  assert.equal(mails.taken.length, before + 1, 'nothing new, no mail');

  await desk.choose({
    companies: [
      (await db.query('select id from company where organisation_id = $1', [desk.organisationId])).rows[0].id,
    ],
    suppliers: ['1'],
  });
  await desk.archive();
  service.passes(3 * minuteMs);
  await tellDigests(ctx, never);
  await send();
  assert.equal(mails.taken.length, before + 1, 'of another supplier');
});

test('a member who sees some companies is told of these alone, whatever they chose before', async () => {
  const desk = await office('parte@exemplu.ro');
  const { organisationId } = desk;
  const theirs = { organisationId, cif: '14399840' };
  const id = await addCompany(service, organisationId, theirs.cif);
  await desk.choose({ digest: 'at_once' });
  await db.query("update member set role = 'admin', companies = $2 where organisation_id = $1", [
    organisationId,
    [id],
  ]);
  await db.query("update company set access = 'denied', access_lost_at = $2 where organisation_id = $1", [
    organisationId,
    ctx.now(),
  ]);
  await desk.archive();
  await archiveInvoice(service, { ...theirs, id });
  service.passes(3 * minuteMs);
  const before = mails.taken.length;
  await tellAlarms(ctx, never);
  await tellDigests(ctx, never);
  await send();
  const told = mails.taken.slice(before).filter(({ to }) => to[0] === 'parte@exemplu.ro');
  assert.equal(told.length, 2);
  for (const { subject, text } of told) {
    assert.match(text, /14399840/);
    assert.doesNotMatch(subject + text, /12345674|2 (companii|facturi)/);
  }
});

test('unsubscribing: opening the link changes nothing, its form or one click of a mail program ends it', async () => {
  const desk = await office('stop@exemplu.ro');
  await db.query("update company set access = 'denied', access_lost_at = $2 where organisation_id = $1", [
    desk.organisationId,
    ctx.now(),
  ]);
  await desk.choose({ digest: 'daily' });
  await tellAlarms(ctx, never);
  await send();
  const link = unsubscribeLink(mails.taken.findLast(({ to }) => to[0] === 'stop@exemplu.ro')!.text);
  const opened = await service.app.inject({ method: 'GET', url: link });
  assert.equal(opened.statusCode, 200);
  assert.match(opened.body, /<form method="post">/);
  assert.match(String(opened.headers['content-security-policy']), /form-action 'self'/);
  assert.equal((await desk.chosen()).alarms, true);
  const click = (url: string) =>
    service.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    });
  assert.equal((await click(`${link}x`)).statusCode, 404, 'a link that is not ours');
  assert.equal((await desk.chosen()).digest, 'daily');
  assert.equal((await click(link)).statusCode, 200);
  assert.deepEqual((({ alarms, digest }) => ({ alarms, digest }))(await desk.chosen()), {
    alarms: false,
    digest: 'off',
  });
});

test('who is no member any more is told nothing', async () => {
  const desk = await office('plecat@exemplu.ro');
  await desk.choose({ digest: 'at_once' });
  await desk.archive();
  await db.query('delete from member where organisation_id = $1', [desk.organisationId]);
  await db.query("update company set access = 'denied' where organisation_id = $1", [desk.organisationId]);
  service.passes(3 * minuteMs);
  const before = mails.taken.length;
  await tellAlarms(ctx, never);
  await tellDigests(ctx, never);
  await send();
  assert.deepEqual(
    mails.taken.slice(before).filter(({ to }) => to[0] === 'plecat@exemplu.ro'),
    [],
  );
});

test('a name that looks like a header or like markup is text', async () => {
  const mail = composeMail(
    { subject: 'Firma\r\nBcc: x@y.ro\u202e', body: ['<script>a & b</script>\nc'], foot: ['x'] },
    'ro',
  );
  assert.equal(mail.subject, 'Firma Bcc: x@y.ro');
  assert.ok(mail.html.includes('<p>&lt;script&gt;a &amp; b&lt;/script&gt; c</p>'));
  for (const value of ['a\r\nBcc: x@y.ro', 'a\nb', 'a\rb'])
    assert.throws(() => checkHeaderValue('subject', value), RangeError);
});

test('what a server refuses for good is not tried again, what it delays is, and the same mail keeps its Message-ID', async () => {
  const { organisationId } = await service.addTenant();
  const add = (recipient: string) => {
    const content = { subject: 'Salut', text: 'Salut', html: '<p>Salut</p>' };
    return addMail(
      db,
      ctx.vault,
      { organisationId, kind: 'alarm', recipient, language: 'ro', content },
      ctx.now(),
    );
  };
  mails.refuse = (recipient) => {
    if (recipient.startsWith('necunoscut')) return { code: 550, text: 'no such mailbox' };
    return recipient.startsWith('plin') ? { code: 452, text: 'mailbox is full' } : undefined;
  };
  const before = mails.taken.length;
  await add('necunoscut@exemplu.ro');
  await add('plin@exemplu.ro');
  const third = await add('bun@exemplu.ro');
  assert.equal(await send(), false, 'one mailbox holds up no other');
  assert.deepEqual((await states()).slice(-3), [
    { kind: 'alarm', state: 'failed', code: 'smtp_550', attempts: 1, empty: true },
    { kind: 'alarm', state: 'waiting', code: 'smtp_452', attempts: 1, empty: false },
    { kind: 'alarm', state: 'sent', code: null, attempts: 1, empty: true },
  ]);
  assert.equal(mails.taken.at(-1)!.headers.get('message-id'), `<${third}@exemplu.ro>`);
  mails.refuse = () => undefined;
  service.passes(minuteMs);
  await send();
  assert.deepEqual(
    mails.taken.slice(before).map(({ to }) => to),
    [['bun@exemplu.ro'], ['plin@exemplu.ro']],
  );
});

test('a worker that dies while it sends leaves the mail to the next one, after its lease', async () => {
  const { organisationId } = await service.addTenant();
  const content = { subject: 'Salut', text: 'Salut', html: '<p>Salut</p>' };
  const recipient = 'lease@exemplu.ro';
  const id = await addMail(
    db,
    ctx.vault,
    { organisationId, kind: 'alarm', recipient, language: 'ro', content },
    ctx.now(),
  );
  await db.query(
    "update mail set leased_until = $2::timestamptz + interval '2 minutes', attempts = 1 where id = $1",
    [id, ctx.now()],
  );
  const before = mails.taken.length;
  await send();
  assert.equal(mails.taken.length, before);
  service.passes(2 * minuteMs);
  await send();
  assert.equal(mails.taken.length, before + 1);
});

test('a server that is away costs one attempt of one mail, and nothing is lost when it comes back', async () => {
  const { organisationId } = await service.addTenant();
  const content = { subject: 'Salut', text: 'Salut', html: '<p>Salut</p>' };
  for (const n of [1, 2])
    await addMail(
      db,
      ctx.vault,
      { organisationId, kind: 'alarm', recipient: `away${n}@exemplu.ro`, language: 'ro', content },
      ctx.now(),
    );
  await mails.close();
  assert.equal(await send(), true);
  const waiting = await db.query("select attempts from mail where state = 'waiting' order by id");
  assert.deepEqual(
    waiting.rows.map(({ attempts }) => attempts),
    [1, 0],
  );
  const figures = await ask('GET', '/metrics');
  assert.match(figures.text, /efactura_mail_waiting 2/);
  const again = await startMailServer(Number(new URL(mails.url).port));
  service.passes(minuteMs);
  assert.equal(await send(), false);
  assert.deepEqual(again.taken.map(({ to }) => to[0]).sort(), ['away1@exemplu.ro', 'away2@exemplu.ro']);
});

test('without a mail server a reset is refused in words, and an invitation is a link to copy', async () => {
  const without = await startService();
  const refused = await without.ask('POST', '/api/v1/password-resets', {
    headers: page,
    body: { email: 'ana@exemplu.ro' },
  });
  assert.deepEqual(problem(refused), [409, 'conflict']);
  const tenant = await without.addTenant();
  const made = await without.ask('POST', '/api/v1/invitations', {
    key: tenant.key,
    body: { email: 'b@exemplu.ro' },
  });
  assert.equal(made.body.mailed, false);
  assert.equal((await without.db.query('select 1 from mail')).rows.length, 0);
  assert.deepEqual((await without.ask('GET', '/api/v1/setup')).body, {
    needed: true,
    mail: false,
    oidc: null,
    passkeys: true,
  });
});
