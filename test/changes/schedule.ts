/**
 * One seeded schedule: writers whose transactions overlap, are rolled back or lose their connection, steps of numbering
 * that are killed half way, and programs that follow the feed, crash at random and go on from their last cursor. In the
 * end each program's copy must be the catalogue.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { createRandom, type Random } from '../../sandbox/documents/random.ts';
import { type ChangePage, followInvoices, followMessages } from '../../src/actions/changes/follow-changes.ts';
import { numberChanges } from '../../src/db/changes/change.ts';
import type { Db } from '../../src/db/connection.ts';
import { findInvoices } from '../../src/db/invoices/invoice.ts';
import { findMessages } from '../../src/db/messages/message-list.ts';
import { addOrganisation } from '../../src/db/people/organisation.ts';

const now = new Date('2026-02-16T11:30:00Z');

interface Subject {
  id: string;
  company: string;
}

/** What the writers know: rows that are committed, and which of them an open transaction has locked. */
interface World {
  db: pg.Pool;
  url: string;
  random: Random;
  organisationId: string;
  companies: string[];
  messages: Subject[];
  invoices: Subject[];
  locked: Set<string>;
  /** Writers also choose rows that another has changed: they wait for each other, and some wait in a circle. */
  contended: boolean;
  met: Met;
}

/** How many steps of the schedules waited for another transaction, and how many transactions ended with a deadlock. */
export interface Met {
  waits: number;
  deadlocks: number;
}

/** Several at once: organisations have numbers of their own, and most of a schedule's time is round trips. */
export async function runSchedules(db: pg.Pool, url: string, from: number, upTo: number): Promise<Met> {
  const met: Met = { waits: 0, deadlocks: 0 };
  let next = from;
  const run = async () => {
    while (next <= upTo) await runSchedule(db, url, next++, met);
  };
  await Promise.all(Array.from({ length: 4 }, run));
  return met;
}

async function runSchedule(db: pg.Pool, url: string, seed: number, met: Met): Promise<void> {
  const random = createRandom(seed);
  const { id: organisationId } = await addOrganisation(db, `Firma ${seed} SRL`, 'business', now);
  const companies: string[] = [];
  for (const n of [1, 2]) companies.push(await insertCompany(db, organisationId, String(10_000_000 + n)));
  // Two open transactions that write the same new party wait for each other: most invoices here have no party, so all
  // but one of the writers would wait most of the time.
  await db.query(
    'insert into party (organisation_id, id, grams) values ($1, party_id(null, null, null, null), $2)',
    [organisationId, []],
  );
  const world: World = {
    db,
    url,
    random,
    organisationId,
    companies,
    messages: [],
    invoices: [],
    locked: new Set(),
    contended: seed % 4 === 3,
    met,
  };
  const writers = [createWriter(world), createWriter(world), createWriter(world)];
  const underWay = () => writers.filter(({ busy }) => busy).length;
  // `first` may end what others wait for; one that goes on may meet a deadlock and end what yet others wait for.
  const settle = async (first: (typeof writers)[number]) => {
    for (let before = Infinity; underWay() > 0 && underWay() < before; ) {
      before = underWay();
      for (const writer of [first, ...writers]) await writer.settle(writers.flatMap(({ pid }) => pid ?? []));
    }
  };
  const programs = [createProgram(world, 'invoices'), createProgram(world, 'messages')];
  const numbering = createNumbering(world);
  try {
    const steps = random.int(30, 90);
    for (let step = 0; step < steps; step++) {
      const dice = random.int(1, 10);
      if (dice <= 6) {
        const writer = random.pick(writers);
        writer.begin();
        await settle(writer);
      } else if (dice === 7) await numbering.step();
      // While a step of numbering is open, a reader waits for it.
      else if (!numbering.open) await random.pick(programs).step();
    }
    // One that waits goes on when those before it have ended, so there is always one that does not wait.
    while (writers.some(({ open }) => open)) {
      for (const writer of writers) {
        writer.finish();
        await settle(writer);
      }
    }
    await numbering.finish();
    for (const program of programs) await program.compare();
    // A program that comes now reads the same from the beginning.
    for (const feed of ['invoices', 'messages'] as const) await createProgram(world, feed).compare();
  } catch (error) {
    throw new Error(`seed ${seed}: ${(error as Error).message}`, { cause: error });
  } finally {
    await Promise.all([...writers, numbering].map((each) => each.close()));
  }
}

async function insertCompany(db: Db, organisationId: string, cif: string): Promise<string> {
  const { rows } = await db.query(
    'insert into company (organisation_id, cif, created_at) values ($1, $2, $3) returning id',
    [organisationId, cif, now],
  );
  return rows[0].id;
}

/** Begins, does some of what the service does to its catalogue, and commits, rolls back or is killed. */
function createWriter(world: World) {
  const { random } = world;
  const line = createLine(world);
  let open = false;
  let mine: string[] = [];
  let learnt: (() => void)[] = [];
  const gone = new Set<string>();
  /** The step under way. It outlives the turn of its writer while its statement waits for another transaction. */
  let step: { done: boolean; waited: boolean; ended: Promise<void> } | undefined;

  return {
    begin: () => start(takeStep),
    finish: () => start(() => (open ? end('commit') : Promise.resolve())),
    settle,
    close: line.close,
    get pid() {
      return line.pid;
    },
    get open() {
      return open;
    },
    get busy() {
      return step !== undefined;
    },
  };

  /** Does nothing while an earlier step still waits. */
  function start(take: () => Promise<void>): void {
    if (step) return;
    const ended = take().catch(abortedByDeadlock);
    const begun = { done: false, waited: false, ended };
    const done = () => {
      begun.done = true;
    };
    ended.then(done, done);
    step = begun;
  }

  /** Until the step under way has ended, or waits for a transaction of `pids` that waits for none itself. */
  async function settle(pids: number[]): Promise<void> {
    if (!step) return;
    const waiting = step;
    await Promise.race([waiting.ended, delay(20)]);
    for (let asked = 0; !waiting.done; asked++) {
      if (await waitsFor(world.db, line.pid, pids)) {
        if (!waiting.waited) world.met.waits++;
        waiting.waited = true;
        return;
      }
      assert.ok(asked < 3_000, 'a step neither ends nor waits for a transaction of its schedule');
      await Promise.race([waiting.ended, delay(10)]);
    }
    step = undefined;
    await waiting.ended;
  }

  async function takeStep(): Promise<void> {
    if (!open) {
      await line.query('begin');
      open = true;
      return;
    }
    if (random.chance(0.35))
      return end(random.chance(0.7) ? 'commit' : random.chance(0.5) ? 'rollback' : 'kill');
    await write();
  }

  /** PostgreSQL ends one of those that wait for each other; the service begins its transaction again, as a later step does. */
  async function abortedByDeadlock(error: unknown): Promise<void> {
    if ((error as { code?: string }).code !== '40P01') throw error;
    world.met.deadlocks++;
    await end('rollback');
  }

  async function end(how: 'commit' | 'rollback' | 'kill'): Promise<void> {
    if (how === 'kill') await line.kill();
    else await line.query(how);
    if (how === 'commit') for (const learn of learnt) learn();
    for (const id of mine) world.locked.delete(id);
    [mine, learnt, open] = [[], [], false];
    gone.clear();
  }

  /**
   * A row that no other open transaction has changed, unless rows are contended. Without that, one may wait for another nevertheless: the second change of an
   * invoice in a transaction locks its message for the foreign key, and a change of message_id locks that whole.
   */
  function lock(subjects: Subject[]): Subject | undefined {
    const free = subjects.filter(
      ({ id }) => !gone.has(id) && (world.contended || !world.locked.has(id) || mine.includes(id)),
    );
    if (free.length === 0) return undefined;
    const subject = random.pick(free);
    if (!world.locked.has(subject.id)) {
      world.locked.add(subject.id);
      mine.push(subject.id);
    }
    return subject;
  }

  /** @returns whether the message is still there; with contended rows another one may bring its invoice, or delete it */
  async function lockContended({ id }: Subject): Promise<boolean> {
    if (!world.contended) return true;
    return (await line.query('select from message where id = $1 for update', [id])).rowCount !== 0;
  }

  async function write(): Promise<void> {
    const act = random.pick([
      'list',
      'list',
      'fail',
      'archive',
      'archive',
      'reread',
      'backfill',
      'merge',
      'company',
      'versions',
      'name',
    ]);
    const { organisationId } = world;
    if (act === 'list') {
      const company = random.pick(world.companies);
      const added = Array.from({ length: random.int(1, 3) }, () => ({ id: randomUUID(), company }));
      for (const { id } of added) {
        await line.query(
          `insert into message (id, organisation_id, company_id, message_id, row_alias, upload_index, kind, raw_kind, detail,
            created_at_raw, created_at_ambiguous, row_cif, listed_at)
          values ($1::uuid, $2, $3, null, $1::uuid::text, $4, 'received', 'FACTURA PRIMITA', '', '', false, '10000001', $5)`,
          [id, organisationId, company, random.digits(3), now],
        );
      }
      learnt.push(() => void world.messages.push(...added));
    } else if (act === 'fail') {
      const message = lock(world.messages);
      if (message) await line.query('update message set attempts = attempts + 1 where id = $1', [message.id]);
    } else if (act === 'name') {
      const message = lock(world.messages);
      if (message)
        await line.query('update message set message_id = $2 where id = $1', [message.id, random.digits(12)]);
    } else if (act === 'archive' || act === 'backfill') {
      const message = act === 'archive' ? lock(world.messages) : undefined;
      if (act === 'archive' && !message) return;
      const company = message?.company ?? random.pick(world.companies);
      if (message && !(await lockContended(message))) return;
      // A message brings one invoice: with two, which of them it shows would be chance.
      const { rowCount: has } = await line.query('select from invoice where message = $1', [
        message?.id ?? null,
      ]);
      if (has !== 0) return;
      if (message)
        await line.query("update message set reason = 'archived' || $2 where id = $1", [
          message.id,
          random.digits(2),
        ]);
      const invoice = { id: randomUUID(), company };
      await line.query(
        `insert into invoice (id, organisation_id, company_id, message, upload_index, direction, number, seal_verdict,
          reading_verdict, recorded_at, same_invoice)
        values ($1, $2, $3, $4, $5, 'received', $6, 'valid', 'read', $7, $8)`,
        [
          invoice.id,
          organisationId,
          company,
          message?.id ?? null,
          invoice.id,
          random.digits(4),
          now,
          same(random),
        ],
      );
      learnt.push(() => void world.invoices.push(invoice));
    } else if (act === 'reread') {
      const invoice = lock(world.invoices);
      if (invoice)
        await line.query('update invoice set number = $2, same_invoice = $3 where id = $1', [
          invoice.id,
          random.digits(4),
          same(random),
        ]);
    } else if (act === 'versions') {
      const invoice = lock(world.invoices);
      if (invoice)
        await line.query('update invoice set reader_version = reader_version + 1 where id = $1', [
          invoice.id,
        ]);
    } else if (act === 'merge') {
      const message = lock(world.messages);
      if (!message || !(await lockContended(message))) return;
      const { rowCount } = await line.query(
        'delete from message m where id = $1 and not exists (select from invoice i where i.message = m.id)',
        [message.id],
      );
      if (rowCount === 0) return;
      gone.add(message.id);
      learnt.push(() => {
        world.messages = world.messages.filter(({ id }) => id !== message.id);
      });
    } else {
      const company = lock(world.companies.map((id) => ({ id, company: id })));
      if (company)
        await line.query(
          'update company set removed_at = case when removed_at is null then $2::timestamptz end where id = $1',
          [company.id, now],
        );
    }
  }
}

/** Few, so that several invoices are copies of each other. */
function same(random: Random): string | null {
  return random.chance(0.5) ? null : `00000000-0000-4000-8000-00000000000${random.int(1, 2)}`;
}

/** Steps that stay open for a while, and may be killed before they are committed. */
function createNumbering(world: World) {
  const line = createLine(world);
  let open = false;
  const end = async (how: 'commit' | 'kill') => {
    open = false;
    if (how === 'kill') await line.kill();
    else await line.query('commit');
  };
  return {
    get open() {
      return open;
    },
    async step() {
      if (open) return end(world.random.chance(0.6) ? 'commit' : 'kill');
      await line.query('begin');
      open = true;
      await numberChanges(await line.client(), world.organisationId, world.random.int(1, 6), now);
    },
    finish: () => (open ? end('kill') : Promise.resolve()),
    close: line.close,
  };
}

/** Keeps a copy of one feed and its cursor. What it holds in memory is lost in a crash; copy and cursor are kept. */
function createProgram(world: World, feed: 'invoices' | 'messages') {
  const { db, random, organisationId } = world;
  const copy = new Map<string, unknown>();
  let cursor: string | undefined;
  const follow = (input: { cursor?: string; limit: number }) => {
    const ctx = { wholeDb: db, now: () => now };
    const page: Promise<ChangePage<{ id: string }>> =
      feed === 'invoices'
        ? followInvoices(ctx, { organisationId }, input)
        : followMessages(ctx, { organisationId }, input);
    return page;
  };

  return {
    async step(): Promise<void> {
      await read(random.int(1, 4), random.chance(0.25) ? random.pick(['before', 'half way']) : undefined);
    },
    async compare(): Promise<void> {
      for (let pages = 0; await read(random.int(1, 7)); pages++)
        assert.ok(pages < 1_000, 'the feed has an end');
      const expected = await catalogue();
      assert.deepEqual(
        new Map([...copy].toSorted()),
        new Map([...expected].toSorted()),
        `the copy of ${feed}`,
      );
    },
  };

  async function read(limit: number, crash?: 'before' | 'half way'): Promise<boolean> {
    const { data, nextCursor, hasMore } = await follow({ cursor, limit });
    assert.ok(data.length <= limit);
    assert.equal(new Set(data.map(({ subject }) => subject.id)).size, data.length, 'each once on a page');
    if (crash === 'before') return true;
    const whole = crash === undefined;
    for (const { change, subject } of whole ? data : data.slice(0, data.length / 2)) {
      if (change === 'updated') assert.ok(copy.has(subject.id), 'what is updated was added before');
      if (change === 'removed') copy.delete(subject.id);
      else copy.set(subject.id, subject);
    }
    if (whole) cursor = nextCursor;
    return hasMore;
  }

  async function catalogue(): Promise<Map<string, unknown>> {
    const table = feed === 'invoices' ? 'invoice' : 'message';
    const { rows } = await db.query<{ id: string }>(
      `select t.id from ${table} t join company c on c.id = t.company_id
       where t.organisation_id = $1 and c.removed_at is null`,
      [organisationId],
    );
    const find = feed === 'invoices' ? findInvoices : findMessages;
    return find(
      db,
      organisationId,
      rows.map(({ id }) => id),
    );
  }
}

/** Whether `pid` waits for one of `pids` that waits for none, and so until that one's transaction ends. */
async function waitsFor(db: Db, pid: number | undefined, pids: number[]): Promise<boolean> {
  const { rows } = await db.query<{ pid: number; blockers: number[] }>(
    'select pid, pg_blocking_pids(pid) as blockers from unnest($1::int[]) pid',
    [pids],
  );
  const blockersOf = new Map(rows.map((row) => [row.pid, row.blockers]));
  const before = new Set(pid === undefined ? [] : blockersOf.get(pid));
  for (const each of before) for (const blocker of blockersOf.get(each) ?? []) before.add(blocker);
  return [...before].some((each) => blockersOf.get(each)?.length === 0);
}

/** A connection of its own that can be killed, and is opened again at its next use. */
function createLine({ db, url }: World) {
  let client: pg.Client | undefined;
  let pid: number | undefined;
  async function open(): Promise<pg.Client> {
    if (client) return client;
    // A statement that no other transaction holds up and that does not end is an error.
    const opened = new pg.Client({
      connectionString: url,
      statement_timeout: 30_000,
      options: '-c deadlock_timeout=50ms',
    });
    opened.on('error', () => {});
    await opened.connect();
    pid = (await opened.query('select pg_backend_pid() as pid')).rows[0].pid;
    client = opened;
    return opened;
  }
  return {
    client: open,
    get pid() {
      return pid;
    },
    query: async (text: string, values?: unknown[]) => (await open()).query(text, values),
    /** Its transaction is over when this resolves. */
    async kill(): Promise<void> {
      if (!client) return;
      const ended = new Promise<void>((resolve) => client!.once('end', resolve));
      await db.query('select pg_terminate_backend($1)', [pid]);
      await ended;
      client = undefined;
    },
    async close(): Promise<void> {
      await client?.end().catch(() => {});
      client = undefined;
    },
  };
}
