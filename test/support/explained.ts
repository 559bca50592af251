/** A database that notes what each question costs: which large tables are read from end to end, and how many rows are touched. */
import { type Db, inTransaction, type Statement, type Transactor } from '../../src/db/connection.ts';

export interface Cost {
  /** Tables that were read from end to end. */
  wholeTables: string[];
  /** Every table that was read. */
  tables: string[];
  /** Rows that scans read, those that a filter then refused included. */
  rows: number;
}

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Node[];
}

/** Each question is asked twice: explained, and to be answered. */
export async function costOf(db: Db, ask: (db: Db) => Promise<unknown>): Promise<Cost> {
  const cost: Cost = { wholeTables: [], tables: [], rows: 0 };
  const explaining = {
    async query(statement: string | Statement, values?: unknown[]) {
      const { text, values: bound } = typeof statement === 'string' ? { text: statement, values } : statement;
      if (/^\s*(select|with)\b/i.test(text)) {
        const { rows } = await db.query({ text: `explain (analyze, format json) ${text}`, values: bound });
        add(cost, rows[0]!['QUERY PLAN'] ?? rows[0]!.queryPlan);
      }
      return db.query(statement, values);
    },
  } as Db;
  await ask(explaining);
  return cost;
}

/**
 * The same by the plans of large tables: one of two thousand rows is read from end to end where a large one is read by its
 * index, or by another index and a filter. `removeOldVersions` first, which tells the server of its tables too.
 */
export async function costIfLarge(db: Transactor, ask: (tx: Db) => Promise<unknown>): Promise<Cost> {
  return inTransaction(db, async (tx) => {
    // Next to a row all else is free, as it is where there are millions.
    await tx.query(
      'set local enable_seqscan = off; set local cpu_tuple_cost = 10; set local cpu_index_tuple_cost = 10',
    );
    return costOf(tx, ask);
  });
}

function add(cost: Cost, plan: { Plan: Node }[]): void {
  const visit = (node: Node) => {
    if (node['Relation Name'] || node['Node Type'].startsWith('Bitmap Index')) {
      const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
      cost.rows += (node['Actual Rows'] + removed) * node['Actual Loops'];
    }
    if (node['Relation Name'] && node['Actual Loops'] > 0) cost.tables.push(node['Relation Name']);
    if (node['Node Type'] === 'Seq Scan' && node['Actual Loops'] > 0)
      cost.wholeTables.push(node['Relation Name']!);
    for (const child of node.Plans ?? []) visit(child);
  };
  for (const { Plan } of plan) visit(Plan);
}
