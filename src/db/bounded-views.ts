/**
 * The views behind which a limited caller (`bounded-db.ts`) finds the tables: one for each table, with the rows of the
 * companies in the setting `efactura.companies` alone. They follow from the tables' columns and are made after the
 * migrations, so that a new table has one. A table of which it does not follow whose rows they are shows none.
 */
import { createHash } from 'node:crypto';
import type { Db } from './connection.ts';

interface Table {
  name: string;
  columns: { name: string; type: string }[];
  /** By column: the table that a foreign key leads to. */
  references: Record<string, string>;
}

/** Of the organisation or the installation, and nothing of a company is in them; or read by workers alone. */
const shared = [
  // Read by a worker alone.
  'alarm_look',
  'anaf_connection',
  // Written by everyone; only an unlimited administrator reads it.
  'audit',
  'breaker',
  'call_slot',
  'change_epoch',
  'change_head',
  'change_noted',
  'confirmed_address',
  'daily_count',
  'idempotency_key',
  'idempotent_answer',
  'installation',
  'member',
  'migration',
  // A person's own, looked up by the person alone.
  'notification_setting',
  'organisation',
  'oidc_sign_in',
  'passkey',
  'passkey_challenge',
  'person',
  'person_identity',
  'person_seen',
  'prepared',
  'rate_limit',
  'recovery_code',
  // Read by workers alone, and by who adds companies, who is not limited.
  'registry_slot',
  'second_factor',
  'sign_in_step',
  'signer',
  'signing_key',
  // Written with a fact, read by workers alone.
  'webhook_outbox',
  'webhook_told',
];

/** An InitPlan: read once a statement, not once a row. */
const theirs = `(select current_setting('efactura.companies')::uuid[])::uuid[]`;
const isTheirs = (column: string) => `${column} = any (${theirs})`;

/** Of rows `t`, where the columns do not say it. */
const rules: Record<string, string> = {
  company: isTheirs('t.id'),
  // What hangs on a run; the view itself is `runs`.
  run: `exists (select from public.run_company rc where rc.run_id = t.id and ${isTheirs('rc.company_id')})`,
  // Its counts are of the whole organisation.
  run_day: 'false',
  event: `(${isTheirs(`(t.data ->> 'companyId')::uuid`)} or (t.type like 'run.%' and exists (select from public.run_company rc
    where rc.run_id = (t.data ->> 'runId')::uuid and ${isTheirs('rc.company_id')}) and not t.data ? 'companyId'))`,
  // Of no company: that a run ended, a certificate that dies, a test.
  webhook_event: `(t.company_id is null or ${isTheirs('t.company_id')})`,
  // Public, and the same for everyone; but that a code is here says that somebody asked.
  registry_answer: `t.cif in (select c.cif from public.company c where ${isTheirs('c.id')})`,
  party: `exists (select from public.invoice i where i.organisation_id = t.organisation_id and ${isTheirs('i.company_id')}
    and (public.party_id(i.seller_cif, i.seller_name, i.seller_trading_name, i.seller_vat_id) = t.id
      or public.party_id(i.buyer_cif, i.buyer_name, i.buyer_trading_name, i.buyer_vat_id) = t.id))`,
};

/** A run as one sees it who sees some of its companies: its counts and its outcome are theirs. For reading alone. */
const runs = `select r.id, r.organisation_id, r.trigger, false as whole, r.requested_at, r.started_at, r.finished_at, r.cancelled_at,
    case when r.outcome is null then null
      when own.succeeded = own.companies then 'succeeded' when own.failed = own.companies then 'failed'
      when own.cancelled = own.companies then 'cancelled' else 'partial' end as outcome,
    own.listed_companies, own.companies, own.succeeded as succeeded_companies, own.partial as partial_companies,
    own.failed as failed_companies, own.cancelled as cancelled_companies, own.listed, own.new, own.archived, own.expired,
    own.failed_messages as failed, own.pending, null::text as adding_after
  from public.run r cross join lateral (
    select count(*)::integer as companies, (count(rc.listed))::integer as listed_companies,
      (count(*) filter (where rc.state = 'succeeded'))::integer as succeeded,
      (count(*) filter (where rc.state = 'partial'))::integer as partial,
      (count(*) filter (where rc.state = 'failed'))::integer as failed,
      (count(*) filter (where rc.state = 'cancelled'))::integer as cancelled,
      coalesce(sum(rc.listed) filter (where ended), 0)::bigint as listed,
      coalesce(sum(rc.new) filter (where ended), 0)::bigint as new,
      coalesce(sum(rc.archived) filter (where ended), 0)::bigint as archived,
      coalesce(sum(rc.expired) filter (where ended), 0)::bigint as expired,
      coalesce(sum(rc.failed) filter (where ended), 0)::bigint as failed_messages,
      coalesce(sum(c.listed_count - c.archived_count - c.expired_count - c.closed_count)
        filter (where ended and rc.started_at is not null), 0)::bigint as pending
    from public.run_company rc join public.company c on c.id = rc.company_id
      cross join lateral (select rc.state not in ('queued', 'running') as ended) e
    where rc.run_id = r.id and ${isTheirs('rc.company_id')}
  ) own where own.companies > 0`;

/** Which rows of `t` a limited caller sees: all of a shared table, none where it does not follow. Pure. */
export function conditionOf(table: Table, tables: Map<string, Table>, seen: string[] = []): string {
  if (shared.includes(table.name)) return 'true';
  const rule = rules[table.name];
  if (rule) return rule;
  const { columns } = table;
  if (columns.some(({ name, type }) => name === 'company_id' && type === 'uuid'))
    return isTheirs('t.company_id');
  // A member's, a key's, an endpoint's: it shows what it has, so all of it must be theirs. Null is every company.
  if (columns.some(({ name, type }) => name === 'companies' && type === 'uuid[]'))
    return `t.companies <@ ${theirs}`;
  for (const { name, type } of columns) {
    if (type !== 'uuid') continue;
    const parent = tables.get(table.references[name] ?? name.replace(/_id$/, ''));
    if (!parent || shared.includes(parent.name) || [...seen, table.name].includes(parent.name)) continue;
    const condition = conditionOf(parent, tables, [...seen, table.name]);
    if (condition !== 'false')
      return `t.${name} in (select t.id from public.${parent.name} t where ${condition})`;
  }
  return 'false';
}

/** Makes the views where they are missing or are another program's. Call it under the lock of the migrations. */
export async function makeBoundedViews(tx: Db): Promise<void> {
  const statements = [...(await pinFunctions(tx)), ...viewsOf(await listTables(tx))];
  const made = createHash('sha256').update(statements.join('\n')).digest('hex');
  const { rows } = await tx.query<{ made: string | null }>(
    `select obj_description(to_regnamespace('bounded'), 'pg_namespace') as made`,
  );
  if (rows[0]!.made === made) return;
  await dropBoundedViews(tx);
  await tx.query([...statements, `comment on schema bounded is '${made}'`].join(';\n'));
}

/** Before a migration: a table that a view shows cannot be changed freely. */
export async function dropBoundedViews(tx: Db): Promise<void> {
  await tx.query('drop schema if exists bounded cascade');
}

function viewsOf(tables: Table[]): string[] {
  const byName = new Map(tables.map((table) => [table.name, table]));
  return [
    'create schema bounded',
    ...tables.map((table) =>
      table.name === 'run'
        ? `create view bounded.run as ${runs}`
        : `create view bounded.${table.name} as select * from public.${table.name} t where ${conditionOf(table, byName)}`,
    ),
    // Reading a view holds it until the transaction ends: an upgrade cannot take the views away in its middle, after
    // which the names would mean the tables.
    `create function bounded.to_companies(ids uuid[]) returns void language plpgsql as $$ begin
      perform set_config('efactura.companies', ids::text, true);
      perform set_config('search_path', 'bounded, public', true);
      perform 1 from bounded.company limit 0;
    end $$`,
  ];
}

export async function listTables(db: Db): Promise<Table[]> {
  const { rows } = await db.query<Table>(`
    select c.relname as name,
      (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      coalesce((select jsonb_object_agg(a.attname, f.confrelid::regclass::text)
        from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid::regclass::text <> 'organisation'), '{}') as references
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname`);
  return rows;
}

/** What functions and triggers count and number is of the whole organisation: to them the names always mean the tables. */
async function pinFunctions(tx: Db): Promise<string[]> {
  const { rows } = await tx.query<{ signature: string }>(`
    select p.oid::regprocedure::text as signature from pg_proc p join pg_language l on l.oid = p.prolang
    where p.pronamespace = 'public'::regnamespace and l.lanname in ('plpgsql', 'sql') and p.provolatile <> 'i'
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by 1`);
  return rows.map(({ signature }) => `alter function public.${signature} set search_path = public`);
}
