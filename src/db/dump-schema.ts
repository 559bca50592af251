/** A database's own tables, functions and triggers as readable SQL, the same from every PostgreSQL since 15. */
import type { Db } from './connection.ts';
import { tables } from './dump-tables.ts';

/** The job queue keeps its own schema, which is not ours to review. */
const schemas = ['public', 'auth'];

const header = '-- What the migrations add up to. Written by npm run schema; change it with a new migration.';

export async function dumpSchema(db: Db): Promise<string> {
  const parts = [
    header,
    ...(await schemaNames(db)),
    ...(await extensions(db)),
    ...(await types(db)),
    ...(await functions(db)),
    ...(await tables(db, schemas)),
    ...(await views(db)),
  ];
  return `${parts.join('\n\n')}\n`;
}

async function lines(db: Db, sql: string): Promise<string[]> {
  const { rows } = await db.query<{ line: string }>(sql, [schemas]);
  return rows.map(({ line }) => line);
}

function schemaNames(db: Db): Promise<string[]> {
  return lines(
    db,
    `select 'create schema ' || quote_ident(nspname) || ';' as line from pg_namespace
    where nspname = any($1) and nspname <> 'public' order by nspname`,
  );
}

function extensions(db: Db): Promise<string[]> {
  return lines(
    db,
    `select 'create extension ' || quote_ident(extname) || ';' as line from pg_extension
    where extname <> 'plpgsql' and $1::text[] is not null order by extname`,
  );
}

function types(db: Db): Promise<string[]> {
  return lines(
    db,
    `
    select 'create type ' || t.oid::regtype || ' as enum (' ||
      (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid) || ');' as line
    from pg_type t join pg_namespace n on n.oid = t.typnamespace where n.nspname = any($1) and t.typtype = 'e'
    union all
    select 'create domain ' || t.oid::regtype || ' as ' || format_type(t.typbasetype, t.typtypmod) ||
      case when t.typnotnull then ' not null' else '' end || coalesce(' default ' || t.typdefault, '') ||
      coalesce((select string_agg(' ' || pg_get_constraintdef(c.oid), '' order by c.conname)
                from pg_constraint c where c.contypid = t.oid and c.contype = 'c'), '') || ';'
    from pg_type t join pg_namespace n on n.oid = t.typnamespace where n.nspname = any($1) and t.typtype = 'd'
    order by 1`,
  );
}

function functions(db: Db): Promise<string[]> {
  return lines(
    db,
    `
    select rtrim(pg_get_functiondef(p.oid), E'\\n') || ';' as line
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = any($1) and p.prokind in ('f', 'p')
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)`,
  );
}

function views(db: Db): Promise<string[]> {
  return lines(
    db,
    `
    select 'create ' || case c.relkind when 'm' then 'materialized ' else '' end || 'view ' || c.oid::regclass ||
      E' as\\n' || pg_get_viewdef(c.oid, true) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any($1) and c.relkind in ('v', 'm') order by n.nspname, c.relname`,
  );
}
