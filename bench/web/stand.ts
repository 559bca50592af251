/** What the dashboard's figures are measured on: the real service on the embedded PostgreSQL, a thousand companies, a hundred thousand invoices, a person who may see them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../scripts/support/free-port.ts';
import { type App, buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { addCompanies } from '../../src/db/companies/company.ts';
import type { Db } from '../../src/db/connection.ts';
import { addMember } from '../../src/db/people/member.ts';
import { addOrganisation } from '../../src/db/people/organisation.ts';
import { benchSettings, type Settings } from '../bench-config.ts';

export interface Stand extends AsyncDisposable {
  url: string;
  email: string;
  password: string;
}

const person = { email: 'bench@example.ro', password: 'patru cuvinte destul de lungi' };

export async function openStand(size: { companies: number; invoices: number }): Promise<Stand> {
  await using opened = new AsyncDisposableStack();
  const dir = mkdtempSync(join(tmpdir(), 'efactura-bench-'));
  opened.defer(() => rmSync(dir, { recursive: true, force: true }));
  const port = String(await freePort());
  const url = `http://localhost:${port}`;
  const settings = benchSettings(dir, undefined, { PORT: port, PUBLIC_URL: url, ROLE: 'api' });
  const app = await buildApp(readConfig(settings));
  opened.defer(() => app.close());
  await startService(opened, url, settings);
  await fill(app.db, await addPerson(app), size);
  const kept = opened.move();
  return { url, ...person, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** Until it hands out the dashboard, which it builds when that is older than its sources. */
async function startService(opened: AsyncDisposableStack, url: string, settings: Settings): Promise<void> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/main.ts')], {
    env: { PATH, HOME, ...settings, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'close');
  opened.defer(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  while (!(await handsOutPages(url))) {
    if (child.exitCode !== null) throw new Error(`the service ended:\n${said}`);
    await sleep(100);
  }
}

async function handsOutPages(url: string): Promise<boolean> {
  const answer = await fetch(url, { headers: { accept: 'text/html' } }).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.status === 200;
}

async function addPerson({ db, signIn }: App): Promise<string> {
  const userId = await signIn.addUser({ ...person, name: 'Ana Contabil' });
  const now = new Date();
  const { id: organisationId } = await addOrganisation(db, 'Contabilitate SRL', 'business', now);
  await addMember(db, { organisationId, userId, role: 'admin' }, now);
  return organisationId;
}

/** Two months of messages, each archived and each an invoice, evenly over the companies. */
async function fill(
  db: Db,
  organisationId: string,
  { companies, invoices }: { companies: number; invoices: number },
): Promise<void> {
  const lines = Array.from({ length: companies }, (_, n) => ({
    cif: String(8_000_000_000 + n),
    name: `Compania cu numărul ${n} SRL`,
  }));
  const now = new Date();
  await addCompanies(db, organisationId, lines, now);
  await db.query(
    `with own as (
       select id, cif, row_number() over (order by cif) - 1 as place from company where organisation_id = $1
     ), given as (
       select n, own.id as company_id, own.cif, $4::timestamptz - n * (interval '60 days' / $2::int) as listed
       from generate_series(1, $2::int) n join own on own.place = n % $3::int
     ), made as (
       -- The program writes whole milliseconds, and its cursors rely on it.
       select n, company_id, cif, date_trunc('milliseconds', listed) as at from given
     ), message as (
       insert into message (id, organisation_id, company_id, message_id, upload_index, kind, raw_kind, detail, created_at,
         created_at_raw, created_at_ambiguous, row_cif, listed_at, state, sha256, size_bytes, path, seq, chain, archived_at)
       select gen_random_uuid(), $1, company_id, n::text, (5000000000 + n)::text, 'received', '', '', at, '', false, cif, at, 'archived',
         repeat('0', 64), 9000, 'bench/' || n, n, 'x', at from made
       returning id, company_id, message_id::int as n, upload_index, created_at, row_cif
     )
     insert into invoice (id, organisation_id, company_id, message, upload_index, direction, role, number, type_code,
       issued_on, due_on, currency, seller_cif, seller_name, buyer_cif, buyer_name, net, vat, payable, seal_verdict,
       reading_verdict, available_at, recorded_at, late, retain_until)
     select gen_random_uuid(), $1, company_id, id, upload_index, 'received', 'buyer', 'FV-' || n, '380', created_at::date,
       created_at::date + 30, case when n % 20 = 0 then 'EUR' else 'RON' end, (10000000 + n % 5000)::text,
       'Vânzătorul cu numărul ' || n % 5000 || ' SRL', row_cif, 'Cumpărător SRL', 1000.10 + n, 210.02, 1210.12 + n,
       'valid', 'read', created_at, now(), n % 50 = 0, '2037-01-01'
     from message`,
    [organisationId, invoices, companies, now],
  );
  await db.query(
    `update company c set access = 'granted', listed_count = of.n, archived_count = of.n, listed_up_to = $1::timestamptz,
       last_listed_at = $1, first_listed_at = $1, coverage = tstzmultirange(tstzrange($1::timestamptz - interval '60 days', $1::timestamptz))
     from (select company_id, count(*) as n from message group by 1) of where of.company_id = c.id`,
    [now],
  );
  await db.query('vacuum analyze');
}
