/** Organisations: the tenants to which companies, keys and runs belong. */
import sql, { raw } from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';

export interface Organisation {
  id: string;
  name: string;
  /** The name of a plan; what it allows is in core/plan.ts. */
  plan: string;
  createdAt: Date;
  /** Whether clients may be asked about invoices by links without an account. */
  clientApproval: boolean;
  /** Whether sessions of its members need more than a password. */
  needsSecondFactor: boolean;
}

const columns = raw('id, name, plan, created_at, client_approval, needs_second_factor');

export async function addOrganisation(db: Db, name: string, plan: string, now: Date): Promise<Organisation> {
  const { rows } = await db.query<Organisation>(sql`
    insert into organisation (name, plan, created_at) values (${name}, ${plan}, ${now}) returning ${columns}`);
  return rows[0]!;
}

export async function findOrganisation(db: Db, id: string): Promise<Organisation | undefined> {
  const { rows } = await db.query<Organisation>(
    prepared('find organisation', sql`select ${columns} from organisation where id = ${id}`),
  );
  return rows[0];
}

/** For the command line, which needs no name where there is only one organisation. */
export async function listOrganisations(db: Db): Promise<Organisation[]> {
  const { rows } = await db.query<Organisation>(
    sql`select ${columns} from organisation order by created_at, id`,
  );
  return rows;
}

export async function renameOrganisation(
  db: Db,
  id: string,
  name: string,
): Promise<Organisation | undefined> {
  const { rows } = await db.query<Organisation>(
    sql`update organisation set name = ${name} where id = ${id} returning ${columns}`,
  );
  return rows[0];
}

export async function setClientApproval(db: Db, id: string, allowed: boolean): Promise<void> {
  await db.query(sql`update organisation set client_approval = ${allowed} where id = ${id}`);
}

export async function setNeedsSecondFactor(db: Db, id: string, needed: boolean): Promise<void> {
  await db.query(sql`update organisation set needs_second_factor = ${needed} where id = ${id}`);
}

export async function setPlan(db: Db, id: string, plan: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`update organisation set plan = ${plan} where id = ${id}`);
  return rowCount === 1;
}

/** Serialises what counts against the organisation's plan until the transaction ends. */
export async function lockOrganisation(db: Db, id: string): Promise<Organisation | undefined> {
  const { rows } = await db.query<Organisation>(
    sql`select ${columns} from organisation where id = ${id} for no key update`,
  );
  return rows[0];
}
