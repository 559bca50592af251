/** What is different behind a connection pooler in transaction mode (PgBouncer), and how a start notices it instead of failing later. */
import type pg from 'pg';
import { DatabaseError } from './database-error.ts';

/** PgBouncer's words for a parameter that it does not carry: ours are statement_timeout and those of `options`. */
export function isRefusedByPooler(error: unknown): boolean {
  return /unsupported startup parameter/.test((error as Error | undefined)?.message ?? '');
}

export function behindPooler(cause?: Error): DatabaseError {
  return new DatabaseError(
    'behind_pooler',
    'DATABASE_URL names a pooler: set DATABASE_DIRECT_URL to the same database without it, for what needs a session of its own ' +
      '(migrations, LISTEN, the job queue, sign-in).',
    { cause },
  );
}

interface Options {
  namedStatements?: boolean;
  statementTimeoutMs?: number;
  log?: (message: string) => void;
}

export async function checkPooler(
  pool: pg.Pool,
  { namedStatements = true, log = () => {} }: Options,
): Promise<void> {
  if (namedStatements && !(await carriesNames(pool)))
    throw new DatabaseError(
      'behind_pooler',
      'The pooler of DATABASE_URL does not carry named statements (PgBouncer before 1.21, or with max_prepared_statements = 0): ' +
        'set DATABASE_NAMED_STATEMENTS=off.',
    );
  const { rows } = await pool.query<{ timeout: string; role: string; database: string }>(
    `select current_setting('statement_timeout') as timeout, quote_ident(current_user) as role,
      quote_ident(current_database()) as database`,
  );
  const { timeout, role, database } = rows[0]!;
  if (timeout === '0')
    log(
      'behind a pooler no statement has a time limit, because limits are settings of a session. Set them for the role: ' +
        `alter role ${role} in database ${database} set statement_timeout = '60s'`,
    );
}

/** How long a pooler may take to give a second connection; one that has none left is not asked further. */
const patienceMs = 5_000;

/**
 * One client prepares a statement, another takes the server's connection that was used, and the first executes it: on
 * another connection its name is unknown.
 */
async function carriesNames(pool: pg.Pool): Promise<boolean> {
  const [first, second] = [await pool.connect(), await pool.connect()];
  const probe = { name: 'efactura_pooler_probe', text: 'select 1' };
  try {
    await first.query(probe);
    await second.query('begin');
    return await Promise.race([
      first.query(probe).then(
        () => true,
        (error: { code?: string }) => {
          if (['26000', '42P05'].includes(error.code ?? '')) return false;
          throw error;
        },
      ),
      new Promise<boolean>((resolve) => setTimeout(resolve, patienceMs, true).unref()),
    ]);
  } finally {
    await second.query('rollback').catch(() => {});
    // The statement must not stay under its name.
    first.release(true);
    second.release();
  }
}
