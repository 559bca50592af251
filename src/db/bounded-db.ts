/**
 * The database as a caller who is limited to some companies sees it: every statement runs in a transaction in which the
 * names of tables mean the views of `bounded-views.ts`. So no query has to think of it, and none can forget it; but one
 * that reads what is kept of the whole organisation adds up what is kept of companies instead, where `limited` says so.
 */
import type pg from 'pg';
import { type Db, inTransaction, type Statement, type Transactor } from './connection.ts';

/** @param companies their ids; none sees nothing */
export function boundTo(db: Transactor, companies: readonly string[]): Transactor {
  const bind = bindTo(companies);
  const bounded: Transactor = {
    limited: true,
    connect: async () => boundClient(await db.connect(), bind),
    query: (statement, values) => inTransaction(bounded, (tx) => tx.query(statement, values)),
  };
  return bounded;
}

/** Without parameters, so that it travels with the `begin`. */
function bindTo(companies: readonly string[]): string {
  for (const id of companies) if (!/^[0-9a-f-]{36}$/.test(id)) throw new TypeError('not the id of a company');
  return `select bounded.to_companies('{${companies.join(',')}}')`;
}

function boundClient(client: pg.PoolClient, bind: string): pg.PoolClient {
  let bound = false;
  const query: Db['query'] = async (statement, values) => {
    const text = typeof statement === 'string' ? statement : statement.text;
    if (/^begin\b/i.test(text)) {
      bound = true;
      return client.query(`${text}; ${bind}`);
    }
    if (!bound) throw new Error('a limited caller has statements in transactions alone');
    if (/^(commit|rollback)\b/i.test(text)) bound = false;
    return client.query(withoutName(statement), values);
  };
  return {
    limited: true,
    query,
    release: (error?: Error | boolean) => client.release(error),
  } as unknown as pg.PoolClient;
}

/** A named statement is planned for what its tables mean: prepared for both, it would be planned again at each change. */
function withoutName(statement: string | Statement): string | Statement {
  return typeof statement === 'string' ? statement : { text: statement.text, values: statement.values };
}
