/**
 * One seeded schedule: writers whose transactions overlap, are rolled back or lose their connection, steps of numbering
 * that are killed half way, and programs that follow the feed, crash at random and go on from their last cursor. In the
 * end each program's copy must be the catalogue.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
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
}

/** Several at once: organisations have numbers of their own, and most of a schedule's time is round trips. */
export async function runSchedules(db: pg.Pool, url: string, from: number, upTo: number): Promise<void> {
  let next = from;
  const run = async () => {
    while (next <= upTo) await runSchedule(db, url, next++);
  };
  await Promise.all(Array.from({ length: 4 }, run));
}

async function runSchedule(db: pg.Pool, url: string, seed: number): Promise<void> {
  const random = createRandom(seed);
  const { id: organisationId } = await addOrganisation(db, `Firma ${seed} SRL`, 'business', now);
  const companies: string[] = [];
  for (const n of [1, 2]) companies.push(await insertCompany(db, organisationId, String(10_000_000 + n)));
  // Two open transactions that write the same new party wait for each other, and one of a schedule's steps would never end.
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
  };
  const writers = [createWriter(world), createWriter(world), createWriter(world)];
  const programs = [createProgram(world, 'invoices'), createProgram(world, 'messages')];
  const numbering = createNumbering(world);
  try {
    const steps = random.int(30, 90);
    for (let step = 0; step < steps; step++) {
      const dice = random.int(1, 10);
      if (dice <= 6) await random.pick(writers).step();
      else if (dice === 7) await numbering.step();
      // While a step of numbering is open, a reader waits for it.
      else if (!numbering.open) await random.pick(programs).step();
    }
    for (const writer of writers) await writer.finish();
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

interface Actor {
  step(): Promise<void>;
  finish(): Promise<void>;
  close(): Promise<void>;
}

/** Begins, does some of what the service does to its catalogue, and commits, rolls back or is killed. */
function createWriter(world: World): Actor {
  const { random } = world;
  const line = createLine(world);
  let open = false;
  let mine: string[] = [];
  let learnt: (() => void)[] = [];
  const gone = new Set<string>();

  return { step, finish: () => (open ? end('commit') : Promise.resolve()), close: line.close };

  async function step(): Promise<void> {
    if (!open) {
      await line.query('begin');
      open = true;
      return;
    }
    if (random.chance(0.35))
      return end(random.chance(0.7) ? 'commit' : random.chance(0.5) ? 'rollback' : 'kill');
    await write();
  }

  async function end(how: 'commit' | 'rollback' | 'kill'): Promise<void> {
    if (how === 'kill') await line.kill();
    else await line.query(how);
    if (how === 'commit') for (const learn of learnt) learn();
    for (const id of mine) world.locked.delete(id);
    [mine, learnt, open] = [[], [], false];
    gone.clear();
  }

  /** A row that no other open transaction has touched: writers never wait for each other here. */
  function lock(subjects: Subject[]): Subject | undefined {
    const free = subjects.filter(({ id }) => !gone.has(id) && (!world.locked.has(id) || mine.includes(id)));
    if (free.length === 0) return undefined;
    const subject = random.pick(free);
    if (!world.locked.has(subject.id)) {
      world.locked.add(subject.id);
      mine.push(subject.id);
    }
    return subject;
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
      if (!message) return;
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
function createNumbering(world: World): Actor & { readonly open: boolean } {
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
    const ctx = { db, now: () => now };
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

/** A connection of its own that can be killed, and is opened again at its next use. */
function createLine({ db, url }: World) {
  let client: pg.Client | undefined;
  let pid: number | undefined;
  async function open(): Promise<pg.Client> {
    if (client) return client;
    const opened = new pg.Client({ connectionString: url });
    opened.on('error', () => {});
    await opened.connect();
    pid = (await opened.query('select pg_backend_pid() as pid')).rows[0].pid;
    client = opened;
    return opened;
  }
  return {
    client: open,
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
