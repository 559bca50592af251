/** Members and keys that see some companies of their organisation: every route, walked as such a caller, knows no other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../scripts/support/until.ts';
import { followInvoices } from '../src/actions/changes/follow-changes.ts';
import { ctxFor } from '../src/actions/ctx-for.ts';
import { eventPace } from '../src/api/events/event-stream.ts';
import { conditionOf, listTables } from '../src/db/bounded-views.ts';
import { addDocuments } from '../src/db/exports/destination-document.ts';
import { addMember } from '../src/db/people/member.ts';
import { openExportStore } from '../src/exports/export-store.ts';
import { foldCounts } from '../src/jobs/fold-counts.ts';
import { makeExports } from '../src/jobs/make-exports.ts';
import { printPdf } from '../src/jobs/print-pdf.ts';
import { callTool } from '../src/mcp/call-tool.ts';
import { tools } from '../src/mcp/tools.ts';
import { archiveInvoice } from './support/catalogue.ts';
import { countStatements } from './support/count-statements.ts';
import { withResponses } from './support/documented.ts';
import { type Office, openOffice } from './support/office.ts';
import { startService } from './support/service.ts';

const service = await startService({ server: { eventPace: { ...eventPace, pollMs: 50, recheckMs: 50 } } });
const { ask, db, clock } = service;
const document = withResponses((await ask('GET', '/openapi.json')).body);

interface Caller {
  key?: string;
  headers?: Record<string, string>;
}

const office = () => openOffice(service);

/** For tests that change nothing of it. */
const calm = office();
const problem = ({ status, body }: { status: number; body: { code?: string } }) => [status, body?.code];

/** A colleague who signs in, and sees the first company. */
async function colleague({ organisationId, own }: Office, role: 'admin' | 'sync' | 'read' = 'admin') {
  const email = `coleg${Math.random()}@exemplu.ro`;
  const person = await service.addPerson(email);
  const userId = (await service.signIn.findUserId(email))!;
  const memberId = await addMember(
    db,
    { organisationId, userId, role, companies: [own.ids.companies!] },
    clock.now,
  );
  const headers = { cookie: person.cookie, 'sec-fetch-site': 'same-origin' };
  await ask('PUT', '/api/v1/session/organisation', { headers, body: { organisationId } });
  return { headers, memberId, userId };
}

/** Of the whole organisation, or of the caller alone: there is no other company's. */
const ofNoCompany = [
  'anaf/tokens',
  'anaf/token-links',
  'api-keys',
  'invitations',
  'members',
  'destinations',
  'signers',
  'sync/runs',
];

/** What is asked for by the id of a company or of what it has, in the query or in the body. Undefined: in a test of its own. */
function asksFor(
  ids: Record<string, string>,
): Record<string, { query?: string; body?: unknown; type?: string } | undefined> {
  const { companies: company, invoices: invoice, messages: message } = ids;
  const month = '2026-02';
  return {
    'GET /api/v1/vat': { query: `company=${company}&month=${month}` },
    'GET /api/v1/vat/invoices': { query: `company=${company}&month=${month}` },
    'GET /api/v1/vat/xlsx': { query: `company=${company}&month=${month}` },
    'GET /api/v1/months': { query: `company=${company}&from=2026-01&to=${month}` },
    'GET /api/v1/invoices/totals': { query: `company=${company}&id=${invoice}` },
    'POST /api/v1/vat/compare': { body: { company, month, text: 'R1 1 2' } },
    'POST /api/v1/months/close': { body: { companies: [company], month, confirmed: true } },
    'POST /api/v1/months/reopen': { body: { companies: [company], month: '2026-01' } },
    'POST /api/v1/completeness/statements': {
      body: { company, firstDay: '2026-01-01', lastDay: '2026-01-31' },
    },
    'POST /api/v1/completeness/check': { body: { document: { company }, signature: {} } },
    'POST /api/v1/messages/seen': { body: { ids: [message] } },
    'POST /api/v1/invoices/marks': { body: { ids: [invoice], mark: 'ignored' } },
    'POST /api/v1/exports': { body: { kind: 'pack', company, month } },
    'POST /api/v1/reconciliations': {
      query: `company=${company}`,
      body: 'numar,data,total\nX,2026-02-15,1190',
      type: 'text/csv',
    },
    'POST /api/v1/reconciliations/preview': {
      query: `company=${company}`,
      body: 'numar,data,total\nX,2026-02-15,1190',
      type: 'text/csv',
    },
    'POST /api/v1/api-keys': { body: { name: 'x', companies: [company] } },
    'POST /api/v1/webhooks': {
      body: { url: 'https://93.184.215.14/', events: ['run.finished'], companies: [company] },
    },
    'PATCH /api/v1/notifications': { body: { digest: 'daily', companies: [company] } },
    // Of the caller alone.
    'PATCH /api/v1/profile': undefined,
    'PUT /api/v1/me/seen': undefined,
    'PUT /api/v1/session/organisation': undefined,
    'POST /api/v1/notifications/confirm-address': undefined,
    'POST /api/v1/sync/trigger': undefined,
  };
}

/** What may never be answered to this caller: the other company in any form, and its ids as if they were none. */
async function walk(caller: Caller, { own, other }: Office) {
  const secrets = [...other.secrets, ...Object.values(other.ids)];
  const asked = asksFor(other.ids);
  const stateOf = async () => (await db.query(stateOfCompany, [other.ids.companies])).rows;
  const before = await stateOf();
  const walked = { lists: 0, byId: 0, refused: 0 };
  const requireNoSecret = (text: string, where: string, sent = '') => {
    for (const secret of secrets.filter((each) => !sent.includes(each)))
      assert.ok(!text.includes(secret), `${where}: ${secret} in ${text}`);
  };
  for (const [path, methods] of Object.entries<Record<string, Said>>(document.paths))
    for (const [method, said] of Object.entries(methods)) {
      if (said.security.length === 0 || path.endsWith('/sync/events')) continue;
      const verb = method.toUpperCase() as 'GET';
      const where = `${verb} ${path}`;
      const [, resource] = /^\/api\/v1\/(.+?)\/\{id\}/.exec(path) ?? [];
      const json = { accept: 'application/json', ...caller.headers };
      if (resource !== undefined) {
        if (ofNoCompany.includes(resource)) continue;
        const id = other.ids[resource];
        assert.ok(id !== undefined, `${where}: the other company has none`);
        const at = path.replace('{id}', id).replace('{n}', '1');
        const reply = await ask(verb, at, { ...caller, body: bodies[where] });
        const refused = reply.status === 404 || reply.body?.code === 'insufficient_scope';
        assert.ok(refused, `${where}: ${reply.status} ${reply.text}`);
        requireNoSecret(reply.text, where, id);
        walked.byId++;
        continue;
      }
      if (where in asked) {
        const { query, body, type } = asked[where] ?? {};
        if (query === undefined && body === undefined) continue;
        const headers = { ...json, ...(type && { 'content-type': type }) };
        const at = query === undefined ? path : `${path}?${query}`;
        const { text } = await ask(verb, at, { ...caller, headers, body: body as string });
        requireNoSecret(text, where, at + JSON.stringify(body));
        walked.refused++;
        continue;
      }
      // A person's own account, of no company.
      if (verb !== 'GET' && said.security.every((one) => 'session' in one)) continue;
      if (verb !== 'GET') {
        // Not named above: of the whole organisation.
        const reply = await ask(verb, path, caller);
        assert.deepEqual(problem(reply), [403, 'insufficient_scope'], where);
        walked.refused++;
        continue;
      }
      const queries = ['', ...(said.parameters ?? []).flatMap(({ name }) => filters[name]?.(other) ?? [])];
      for (const query of queries) {
        const { text, status } = await ask('GET', `${path}${query && `?${query}`}`, {
          ...caller,
          headers: json,
        });
        if (status === 200) walked.lists++;
        requireNoSecret(text, `${where}?${query}`, query);
      }
    }
  assert.deepEqual(await stateOf(), before, 'the other company is as it was');
  // A file of a caller without a limit may hold anything.
  for (const [resource, id] of Object.entries(own.ids)) {
    if (
      [
        'quarantine',
        'exports',
        'webhooks/deliveries',
        'approval-links',
        'months/closings',
        'completeness/hints',
        'integrity/findings',
      ].includes(resource)
    )
      continue;
    const reply = await ask('GET', `/api/v1/${resource}/${id}`, caller);
    assert.equal(reply.status, 200, `${resource}: ${reply.text}`);
  }
  return walked;
}

interface Said {
  security: object[];
  parameters?: { name: string }[];
}

/** Filters of lists by which the other company could be asked for. */
const filters: Record<string, (other: Office['other']) => string> = {
  company: ({ ids }) => `company=${ids.companies}`,
  text: ({ secrets }) => `text=${secrets[3]}`,
  partner: () => 'partner=Alta',
  tag: ({ secrets }) => `tag=tag${secrets[3]}`,
};

const stateOfCompany = `
  select to_jsonb(c) as company,
    (select jsonb_agg(m order by m.invoice_id) from invoice_mark m where m.company_id = c.id) as marks,
    (select jsonb_agg(t order by t.tag) from invoice_tag t where t.company_id = c.id) as tags,
    (select count(*) from approval_link a join invoice i on i.id = a.invoice_id where i.company_id = c.id and a.revoked_at is null) as links,
    (select count(*) from month_closing m where m.company_id = c.id) as closings,
    (select count(*) from statement s where s.company_id = c.id) as statements,
    (select count(*) from reconciliation r where r.company_id = c.id) as reconciliations,
    (select count(*) from export e where e.organisation_id = c.organisation_id) as exports,
    (select jsonb_agg(jsonb_build_array(m.state, m.next_attempt_at, m.seen_at) order by m.id) from message m where m.company_id = c.id) as messages
  from company c where c.id = $1`;

const bodies: Record<string, object> = {
  'PATCH /api/v1/companies/{id}': { name: 'x' },
  'POST /api/v1/messages/{id}/close': { reason: 'not ours' },
  'POST /api/v1/quarantine/{id}/accept': { reason: 'looked at' },
  'PATCH /api/v1/webhooks/{id}': { state: 'active' },
  'POST /api/v1/webhooks/{id}/replay': { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' },
  'PUT /api/v1/invoices/{id}/mark': { mark: 'booked' },
  'PUT /api/v1/invoices/{id}/assignee': { assignee: null },
  'PUT /api/v1/invoices/{id}/tags': { tags: ['x'] },
  'POST /api/v1/invoices/{id}/comments': { text: 'x' },
  'POST /api/v1/invoices/{id}/approval-links': {},
  'POST /api/v1/completeness/hints/{id}/silence': { silenced: true },
};

/** The walk went somewhere. */
function requireWhole({ lists, byId, refused }: Awaited<ReturnType<typeof walk>>) {
  assert.ok(lists > 40 && byId > 45 && refused > 20, JSON.stringify({ lists, byId, refused }));
}

test('a limited key finds nothing of another company, by any route', async () => {
  const there = await calm;
  const { key } = await there.limitTo([there.own.ids.companies!]);
  requireWhole(await walk({ key }, there));
});

test('a limited member finds nothing of another company, by any route', async () => {
  const there = await calm;
  const { headers } = await colleague(there);
  requireWhole(await walk({ headers }, there));
});

test('a limited key’s assistant finds nothing of another company, with any tool', async () => {
  const { own, other, runId, ...there } = await calm;
  const { key } = await there.limitTo([own.ids.companies!]);
  const actor = (await service.ctx.keys.findActor(key))!;
  const secrets = [...other.secrets, ...Object.values(other.ids)];
  const inputs: Record<string, object[]> = {
    what_is_missing: [{}, { company: other.ids.companies }],
    what_arrived: [{ days: 31 }],
    find_invoices: [{}, { text: 'FALTA9' }],
    invoice_text: [{ invoice: other.ids.invoices }],
    explain_message: [{ message: other.ids.messages }],
    list_companies: [{}],
    completeness: [{}, { company: other.ids.companies }],
    completeness_statements: [{}, { company: other.ids.companies }],
    list_tasks: [{}],
    sync_status: [{}],
    trigger_sync: [],
    run_state: [{ run: runId }],
    budget: [{}],
  };
  for (const tool of tools)
    for (const input of inputs[tool.name]!) {
      const sent = JSON.stringify(input);
      const said = JSON.stringify(await callTool(service.ctx, actor, tool, tool.input.parse(input)));
      for (const secret of secrets.filter((each) => !sent.includes(each)))
        assert.ok(!said.includes(secret), `${tool.name} ${sent}: ${secret} in ${said}`);
    }
});

test('a caller who sees every company sends the statements of before, and no transaction for them', async () => {
  const there = await calm;
  const { key } = await there.limitTo([there.own.ids.companies!]);
  const whole = (await service.ctx.keys.findActor(there.key))!;
  assert.equal(ctxFor(service.ctx, whole), service.ctx);
  const sent = async (path: string, caller: string) => {
    const { statements } = await countStatements(db, async () => {
      assert.equal((await ask('GET', `/api/v1/${path}`, { key: caller })).status, 200);
    });
    return statements.filter((text) => !text.includes('set last_used_at'));
  };
  for (const path of ['companies', 'invoices', 'messages', 'overview', 'tasks', 'invoices/totals']) {
    const plain = await sent(path, there.key);
    assert.ok(!plain.some((text) => /bounded/.test(text)), path);
    // For a limited one each is in a transaction that says which companies.
    const bounded = await sent(path, key);
    assert.ok(
      bounded.some((text) => /bounded\.to_companies/.test(text)),
      path,
    );
    const own = bounded.filter((text) => !/^(begin|commit|rollback)\b/i.test(text));
    const theirs = plain.filter((text) => !/^(begin|commit|rollback)\b/i.test(text));
    assert.equal(own.length, theirs.length, path);
  }
});

test('one without a single company sees none', async () => {
  const there = await calm;
  const { key } = await there.limitTo([]);
  for (const list of ['companies', 'invoices', 'messages', 'sync/runs', 'tasks', 'completeness'])
    assert.deepEqual((await ask('GET', `/api/v1/${list}`, { key })).body.data, [], list);
  assert.deepEqual((await ask('GET', '/api/v1/sync/log', { key })).body, []);
});

test('log, sums, runs and search are of the own companies; the status is the organisation’s', async () => {
  const there = await calm;
  const { key } = await there.limitTo([there.own.ids.companies!]);
  const both = (path: string) =>
    Promise.all([key, there.key].map(async (k) => (await ask('GET', `/api/v1/${path}`, { key: k })).body));
  const [log, whole] = await both('sync/log');
  assert.deepEqual([log.length, whole.length], [1, 2]);
  const [status, all] = await both('sync/status');
  assert.deepEqual(status, all);
  const [run, wholeRun] = await both(`sync/runs/${there.runId}`);
  assert.deepEqual([run.counts.companies, wholeRun.counts.companies], [1, 2]);
  const [runs] = await both('sync/runs');
  assert.deepEqual(
    runs.data.map((r: { counts: { companies: number } }) => r.counts.companies),
    [1],
  );
  const [found] = await both('invoices?text=FALTA9');
  assert.deepEqual(found.data, []);
  const [named] = await both('invoices?partner=Alta');
  assert.deepEqual(named.data, []);
});

test('what is kept of the whole organisation is added up of the own companies, before it is folded and after', async () => {
  const there = await calm;
  const [company] = [there.own.ids.companies!];
  const { key } = await there.limitTo([company]);
  const answered = async (path: string, caller: string) =>
    (await ask('GET', `/api/v1/${path}`, { key: caller })).body;
  const questions = [
    'invoices/totals?',
    'invoices/totals?direction=received&',
    'invoices/totals?issuedFrom=2026-01-01&issuedTo=2026-12-31&',
    'invoices/totals?issuedFrom=2025-12-31&',
    'arrivals?',
    'invoices?',
    'messages?',
  ];
  const assertTheirs = async () => {
    for (const question of questions)
      assert.deepEqual(
        await answered(question, key),
        await answered(`${question}company=${company}`, there.key),
        question,
      );
    assert.equal((await answered('invoices/totals', key)).count, 1);
    assert.equal((await answered('invoices/totals', there.key)).count, 2);
  };
  await assertTheirs();
  await foldCounts(db);
  await assertTheirs();
});

test('a limited trigger runs the own companies alone and moves no last sync', async () => {
  const there = await office();
  const { key, id } = await there.limitTo([there.own.ids.companies!], 'sync');
  const triggered = await ask('POST', '/api/v1/sync/trigger', { key });
  assert.deepEqual([triggered.status, triggered.text], [202, '{"message":"Sync triggered"}']);
  const { rows } = await db.query(
    `select r.whole, array_agg(rc.company_id) as companies from run r join run_company rc on rc.run_id = r.id
     where r.organisation_id = $1 and r.trigger = 'manual' group by r.id, r.whole`,
    [there.organisationId],
  );
  assert.deepEqual(rows, [{ whole: false, companies: [there.own.ids.companies] }]);
  const location = String(triggered.headers.location);
  assert.equal((await ask('GET', location, { key })).body.counts.companies, 1);
  // The organisation's own trigger joins it, and then it is not theirs to stop.
  await ask('POST', '/api/v1/sync/trigger', { key: there.key });
  const stopped = await ask('POST', `${location}/cancel`, { key });
  assert.deepEqual(problem(stopped), [403, 'insufficient_scope']);
  assert.equal(
    (await ask('POST', `/api/v1/companies/${there.other.ids.companies}/sync`, { key })).status,
    404,
  );
  assert.ok(id);
});

test('what is of the whole organisation is refused to a limited administrator', async () => {
  const there = await calm;
  const limited = await there.limitTo([there.own.ids.companies!]);
  const { headers, memberId } = await colleague(there);
  const asked: [string, string, object?][] = [
    ['GET', 'members'],
    ['PATCH', `members/${memberId}`, { companies: 'all' }],
    ['POST', 'invitations', { email: 'x@exemplu.ro' }],
    ['PATCH', 'organisation', { name: 'x' }],
    ['POST', 'companies', { companies: [{ cif: '1' }] }],
    ['DELETE', `companies/${there.own.ids.companies}`],
    ['GET', 'audit'],
    ['GET', 'anaf/connect'],
    ['DELETE', `anaf/tokens/${there.connection}`],
    ['POST', 'anaf/token-links', {}],
    ['POST', 'api-keys', { name: 'x', companies: 'all' }],
    ['PATCH', `api-keys/${limited.id}`, { companies: 'all' }],
  ];
  for (const caller of [{ key: limited.key }, { headers }])
    for (const [verb, path, body] of asked) {
      const reply = await ask(verb as 'GET', `/api/v1/${path}`, { ...caller, body });
      assert.deepEqual(problem(reply), [403, 'insufficient_scope'], `${verb} ${path}: ${reply.text}`);
    }
  const beyond = { name: 'x', companies: [there.other.ids.companies] };
  assert.deepEqual(problem(await ask('POST', '/api/v1/api-keys', { key: limited.key, body: beyond })), [
    400,
    'invalid_input',
  ]);
  // Without a word about companies a limited maker's key and endpoint have the maker's limit.
  const made = await ask('POST', '/api/v1/api-keys', { key: limited.key, body: { name: 'x' } });
  assert.deepEqual(made.body.companies, [there.own.ids.companies]);
  const hook = await ask('POST', '/api/v1/webhooks', {
    key: limited.key,
    body: { url: 'https://93.184.215.14/hook', events: ['run.finished'] },
  });
  assert.deepEqual(hook.body.companies, [there.own.ids.companies]);
});

test('an export of a limited caller is made of the own invoices', async () => {
  const there = await calm;
  const { key } = await there.limitTo([there.own.ids.companies!], 'read');
  const { body } = await ask('POST', '/api/v1/exports', { key, body: { kind: 'json' } });
  const { wholeDb, archive, log, exportsDir: dir, now } = service.ctx;
  await makeExports(
    {
      db: wholeDb,
      archive,
      log,
      dir,
      store: openExportStore(dir),
      now,
      renderPdf: undefined,
      printPdf: printPdf(service.ctx),
      nameMembers: async () => new Map(),
    },
    'w',
    AbortSignal.timeout(30_000),
  );
  const file = await ask('GET', `/api/v1/exports/${body.id}/file`, { key });
  assert.ok(file.text.includes('FMEA1') && !file.text.includes('FALTA9'), file.text);
  const mine = (await ask('GET', '/api/v1/exports', { key })).body.data;
  assert.deepEqual(
    mine.map(({ id }: { id: string }) => id),
    [body.id],
  );
});

test('the feed shows a company that is given later as added and one that is taken away as removed', async () => {
  const there = await office();
  const { own, other } = there;
  const limited = await there.limitTo([own.ids.companies!], 'read');
  const read = async (cursor?: string) => {
    const seen: string[] = [];
    for (let next = cursor, more = true; more; ) {
      const { body, status } = await ask(
        'GET',
        `/api/v1/invoices/changes${next ? `?cursor=${next}` : ''}`,
        limited,
      );
      assert.equal(status, 200, JSON.stringify(body));
      for (const { change, invoice } of body.data) seen.push(`${change} ${invoice.number ?? invoice.id}`);
      cursor = next = body.nextCursor;
      more = body.hasMore;
    }
    return { seen, cursor: cursor! };
  };
  const limitTo = (companies: unknown) =>
    ask('PATCH', `/api/v1/api-keys/${limited.id}`, { key: there.key, body: { companies } });

  const begun = await read();
  assert.deepEqual(begun.seen, ['added FMEA1']);
  await limitTo([own.ids.companies, other.ids.companies]);
  const given = await read(begun.cursor);
  assert.deepEqual(given.seen, ['added FALTA9']);
  await archiveInvoice(service, other.company, { number: 'FALTA10' });
  const later = await read(given.cursor);
  assert.deepEqual(later.seen, ['added FALTA10']);
  await limitTo([other.ids.companies]);
  const taken = await read(later.cursor);
  assert.deepEqual(taken.seen, [`removed ${own.ids.invoices}`]);
  await archiveInvoice(service, own.company, { number: 'FMEA2' });
  assert.deepEqual((await read(taken.cursor)).seen, []);
  await limitTo([own.ids.companies, other.ids.companies]);
  assert.deepEqual((await read(taken.cursor)).seen.toSorted(), ['added FMEA1', 'added FMEA2']);
  // From one without a limit nothing follows: it is read again.
  await limitTo('all');
  const refused = await ask('GET', `/api/v1/invoices/changes?cursor=${taken.cursor}`, limited);
  assert.deepEqual(problem(refused), [409, 'cursor_unknown']);
  const unlimited = await followInvoices(service.ctx, there, { limit: 50 });
  assert.equal(unlimited.data.length, 4);
});

test('live events are of the own companies, and a stream ends when other companies are seen', async () => {
  const there = await calm;
  const { own, other } = there;
  const limited = await there.limitTo([own.ids.companies!], 'read');
  const stream = ask('GET', '/api/v1/sync/events?after=0', limited);
  // Begun by a caller of the own companies alone: with the change before it, nothing would end the stream.
  await until(async () => {
    const { rows } = await db.query('select last_used_at from api_key where id = $1', [limited.id]);
    return rows[0].lastUsedAt !== null;
  });
  await ask('PATCH', `/api/v1/api-keys/${limited.id}`, {
    key: there.key,
    body: { companies: [own.ids.companies, other.ids.companies] },
  });
  const { text } = await stream;
  assert.ok(text.includes(own.archived.message), text);
  for (const secret of other.secrets) assert.ok(!text.includes(secret), secret);
});

test('what a member made sees no more than the member, from the moment on that the member is limited', async () => {
  const there = await office();
  const { own, other } = there;
  const email = 'made@exemplu.ro';
  const person = await service.addPerson(email);
  const userId = (await service.signIn.findUserId(email))!;
  const memberId = await addMember(
    db,
    { organisationId: there.organisationId, userId, role: 'admin' },
    clock.now,
  );
  const headers = { cookie: person.cookie, 'sec-fetch-site': 'same-origin' };
  await ask('PUT', '/api/v1/session/organisation', {
    headers,
    body: { organisationId: there.organisationId },
  });
  const made = await ask('POST', '/api/v1/api-keys', { headers, body: { name: 'whole' } });
  assert.equal(made.body.companies, 'all');
  const count = async () =>
    (await ask('GET', '/api/v1/companies', { key: made.body.key })).body.data.length as number;
  assert.equal(await count(), 2);
  const whole = { key: there.key };
  const invited = await ask('POST', '/api/v1/invitations', { headers, body: { email: 'doi@exemplu.ro' } });
  const hook = await ask('POST', '/api/v1/webhooks', {
    headers,
    body: { url: 'https://93.184.215.14/hook', events: ['message.archived'] },
  });
  const destination = await ask('POST', '/api/v1/destinations', {
    headers,
    body: { kind: 'webdav', name: 'x', url: 'https://93.184.215.14/' },
  });
  await addDocuments(
    db,
    {
      ...{ id: destination.body.id, organisationId: there.organisationId },
      ...(
        await db.query('select cursor, cursor as "nextCursor" from destination where id = $1', [
          destination.body.id,
        ])
      ).rows[0],
    },
    [own, other].map(({ ids }) => ({
      invoiceId: ids.invoices!,
      companyId: ids.companies!,
      format: 'xml' as const,
    })),
    clock.now,
  );
  await ask('PATCH', '/api/v1/notifications', {
    headers,
    body: { companies: [own, other].map(({ ids }) => ids.companies) },
  });
  const changed = await ask('PATCH', `/api/v1/members/${memberId}`, {
    key: there.key,
    body: { companies: [own.ids.companies] },
  });
  assert.deepEqual(changed.body.companies, [own.ids.companies], changed.text);
  assert.equal(await count(), 1);
  assert.equal((await ask('GET', `/api/v1/companies/${other.ids.companies}`, { headers })).status, 404);
  const theirs = [own.ids.companies];
  const { data: open } = (await ask('GET', '/api/v1/invitations', whole)).body;
  assert.deepEqual(open.find(({ id }: { id: string }) => id === invited.body.id).companies, theirs);
  assert.deepEqual((await ask('GET', `/api/v1/webhooks/${hook.body.id}`, whole)).body.companies, theirs);
  const narrowed = await ask('GET', `/api/v1/destinations/${destination.body.id}`, whole);
  assert.deepEqual([narrowed.body.filter.companies, narrowed.body.waiting], [theirs, 1]);
  assert.deepEqual((await ask('GET', '/api/v1/notifications', { headers })).body.companies, theirs);
  const owner = await ask('PATCH', `/api/v1/members/${memberId}`, {
    key: there.key,
    body: { role: 'owner' },
  });
  assert.ok([400, 403].includes(owner.status));
});

test('every table has a view, and one of which it is not known whose rows they are shows none', async () => {
  const tables = await listTables(db);
  const { rows } = await db.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'bounded'::regnamespace and relkind = 'v' order by 1`,
  );
  assert.deepEqual(
    rows,
    tables.map(({ name }) => ({ name })).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  );
  const byName = new Map(tables.map((table) => [table.name, table]));
  for (const name of ['oauth_state', 'run_day', 'token_link', 'mail'])
    assert.equal(conditionOf(byName.get(name)!, byName), 'false', name);
  const unknown = { name: 'plan_note', columns: [{ name: 'organisation_id', type: 'uuid' }], references: {} };
  assert.equal(conditionOf(unknown, byName), 'false');
});
