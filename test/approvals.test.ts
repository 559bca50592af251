/** A client without an account says by a link whether an invoice is known: one invoice, one answer, a remark beside the mark. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { addCompany, archiveInvoice } from './support/catalogue.ts';
import { type Reply, startService } from './support/service.ts';

const service = await startService();
const { ask, db, logged } = service;
const links = '/api/v1/approval-links';
const dayMs = 86_400_000;
const problem = (reply: Reply) => [reply.status, reply.body?.code];
const post = (step: string, body: object) => ask('POST', `${links}/${step}`, { body });

async function tenantWithInvoice({ allowed = true } = {}) {
  const tenant = await service.addTenant();
  const { organisationId, key } = tenant;
  const id = await addCompany(service, organisationId, '12345674');
  const { invoiceId } = await archiveInvoice(
    service,
    { id, organisationId, cif: '12345674' },
    { number: 'A-1' },
  );
  if (allowed) await allow(key);
  const made = (body: object = {}) =>
    ask('POST', `/api/v1/invoices/${invoiceId}/approval-links`, { key, body });
  const link = async (body?: object) => {
    const { status, body: answer, text } = await made(body);
    assert.equal(status, 201, text);
    const [address, token] = answer.url.split('#token=');
    assert.equal(address, 'http://localhost:3000/recunoastere');
    return { id: answer.id as string, token: token as string, body: answer };
  };
  const invoice = async () => (await ask('GET', `/api/v1/invoices/${invoiceId}`, { key })).body;
  const listed = async () =>
    (await ask('GET', `/api/v1/invoices/${invoiceId}/approval-links`, { key })).body.data;
  return { ...tenant, invoiceId, made, link, invoice, listed };
}

const allow = (key: string, clientApproval = true) =>
  ask('PATCH', '/api/v1/organisation', { key, body: { clientApproval } });

test('links are off until an administrator switches them on, and off again they stop working', async () => {
  const { key, organisationId, made, link } = await tenantWithInvoice({ allowed: false });
  assert.equal((await ask('GET', '/api/v1/organisation', { key })).body.clientApproval, false);
  assert.deepEqual(problem(await made()), [409, 'conflict']);
  const weak = await service.addKey(organisationId, 'sync');
  assert.equal((await allow(weak)).status, 403);
  assert.equal((await allow(key)).body.clientApproval, true);
  const { token } = await link();
  assert.equal((await post('look', { token })).status, 200);
  await allow(key, false);
  assert.deepEqual(problem(await post('look', { token })), [410, 'link_expired']);
  assert.deepEqual(problem(await post('answer', { token, answer: 'recognised' })), [410, 'link_expired']);
  const audit = (await ask('GET', '/api/v1/audit', { key })).body.data;
  assert.deepEqual(
    audit.filter(({ action }: { action: string }) => action === 'organisation.client_approval_changed')
      .length,
    2,
  );
});

test('the client sees one invoice and no more of it than asked; the answer is a remark and leaves the mark', async () => {
  const { key, invoiceId, link, invoice, listed } = await tenantWithInvoice();
  await ask('PUT', `/api/v1/invoices/${invoiceId}/mark`, { key, body: { mark: 'question' } });
  const { id, token, body: made } = await link({ note: 'Doamna Popa' });
  assert.deepEqual([made.state, made.note, made.answer], ['waiting', 'Doamna Popa', null]);
  const { body: seen } = await post('look', { token });
  assert.deepEqual(Object.keys(seen).sort(), ['answer', 'expiresAt', 'invoice', 'note', 'organisation']);
  assert.equal(seen.invoice.number, 'A-1');
  assert.deepEqual(Object.keys(seen.invoice).sort(), [
    'buyer',
    'currency',
    'direction',
    'dueOn',
    'issuedOn',
    'number',
    'seller',
    'total',
  ]);
  const before = (await ask('GET', '/api/v1/invoices/changes', { key })).body.nextCursor;
  const answered = await post('answer', { token, answer: 'disputed', text: ' Nu am comandat nimic. ' });
  assert.equal(answered.status, 204);
  const { mark, clientAnswer } = await invoice();
  assert.deepEqual([mark, clientAnswer], ['question', 'disputed']);
  const [kept] = await listed();
  assert.deepEqual(
    [kept.id, kept.state, kept.answer, kept.answerText],
    [id, 'answered', 'disputed', 'Nu am comandat nimic.'],
  );
  // A second answer changes nothing; the page tells the first.
  assert.deepEqual(problem(await post('answer', { token, answer: 'recognised' })), [409, 'conflict']);
  assert.equal((await post('look', { token })).body.answer, 'disputed');
  assert.equal((await invoice()).clientAnswer, 'disputed');
  const { body: feed } = await ask('GET', `/api/v1/invoices/changes?cursor=${before}`, { key });
  assert.deepEqual(
    feed.data.map(({ change, invoice: changed }: { change: string; invoice: { clientAnswer: string } }) => [
      change,
      changed.clientAnswer,
    ]),
    [['updated', 'disputed']],
  );
  const audit = (await ask('GET', '/api/v1/audit', { key })).body.data;
  const entry = audit.find(({ action }: { action: string }) => action === 'approval_link.answered');
  assert.deepEqual(
    [entry.actor, entry.subject, entry.address, entry.detail],
    [{ kind: 'link', id }, id, '127.0.0.1', { invoice: invoiceId, answer: 'disputed' }],
  );
});

test('opening the link any number of times changes nothing, and the page tells neither crawlers nor other sites', async () => {
  const { link, listed } = await tenantWithInvoice();
  const { token } = await link();
  // As programs that check mail do: with and without the fragment, which they may send.
  for (const path of ['/recunoastere', `/recunoastere?token=${token}`]) {
    const { status, headers, text } = await ask('GET', path);
    assert.equal(status, 200);
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['x-robots-tag'], 'noindex, nofollow');
    assert.equal(headers['cache-control'], 'no-store');
    assert.match(text, /<meta name="robots" content="noindex">/);
    assert.ok(!text.includes(token));
  }
  for (const method of ['GET', 'HEAD'] as const)
    assert.equal((await ask(method, `${links}/answer`)).status, 405);
  for (let i = 0; i < 3; i++) await post('look', { token });
  const [kept] = await listed();
  assert.deepEqual([kept.state, kept.answer, kept.answeredAt], ['waiting', null, null]);
});

test('of two answers at the same moment one is kept', async () => {
  const { link, listed, invoice } = await tenantWithInvoice();
  const { token } = await link();
  const answers = ['recognised', 'disputed'] as const;
  const replies = await Promise.all(answers.map((answer) => post('answer', { token, answer, text: answer })));
  assert.deepEqual(replies.map(({ status }) => status).sort(), [204, 409]);
  const won = answers[replies.findIndex(({ status }) => status === 204)];
  const [kept] = await listed();
  assert.deepEqual([kept.answer, kept.answerText, (await invoice()).clientAnswer], [won, won, won]);
});

test('a revoked, an expired and an unknown link are one and the same to its holder', async () => {
  const { key, link, made, listed, invoiceId } = await tenantWithInvoice();
  const other = await tenantWithInvoice();
  const revoked = await link();
  assert.equal((await ask('DELETE', `${links}/${revoked.id}`, { key: other.key })).status, 404);
  assert.equal((await ask('DELETE', `${links}/${revoked.id}`, { key })).status, 204);
  assert.equal((await ask('DELETE', `${links}/${revoked.id}`, { key })).status, 404);
  const expired = await link({ days: 1 });
  assert.deepEqual(problem(await made({ days: 61 })), [400, 'invalid_input']);
  service.passes(dayMs);
  for (const token of [revoked.token, expired.token, 'x'])
    for (const [step, body] of [['look', {}] as const, ['answer', { answer: 'recognised' }] as const])
      assert.deepEqual(problem(await post(step, { token, ...body })), [410, 'link_expired']);
  assert.deepEqual(
    (await listed()).map(({ state }: { state: string }) => state),
    ['expired', 'revoked'],
  );
  // Twenty of one invoice, whatever became of them.
  const replies = [];
  for (let i = 0; i < 19; i++) replies.push((await made()).status);
  assert.deepEqual([replies.filter((status) => status === 201).length, replies.at(-1)], [18, 409]);
  // The links of another organisation's invoice are not to be seen or made.
  for (const method of ['GET', 'POST'] as const) {
    const reply = await ask(method, `/api/v1/invoices/${invoiceId}/approval-links`, {
      key: other.key,
      ...(method === 'POST' && { body: {} }),
    });
    assert.deepEqual(problem(reply), [404, 'not_found']);
  }
});

test('what a link holds is kept as a hash and is in no log; an address that guesses is held back', async () => {
  const { link } = await tenantWithInvoice();
  const { token } = await link();
  assert.equal(Buffer.from(token, 'base64url').length, 32);
  await ask('GET', `/recunoastere?token=${token}`);
  await ask('GET', `${links}/${token}`);
  const { rows } = await db.query(sql`select * from approval_link`);
  const hash = createHash('sha256').update(token).digest('hex');
  assert.ok(rows.some(({ tokenSha256 }) => tokenSha256.toString('hex') === hash));
  assert.ok(!JSON.stringify(rows).includes(token));
  assert.ok(!JSON.stringify((await db.query(sql`select * from audit`)).rows).includes(token));
  assert.ok(!logged.join('').includes(`token=${token}`));
  let last: Reply | undefined;
  for (let i = 0; i < 31; i++) {
    last = await post('look', { token: `guess-${i}` });
    if (last.status === 429) break;
  }
  assert.equal(last?.status, 429);
  assert.ok(Number(last?.headers['retry-after']) > 0);
});
