/** What has to be looked up before a list of invoices is read: the company of a CIF, and the parties that a text or a partner names. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';
import type { InvoiceFilter } from './invoice-filter.ts';
import { findParties, lettersOf } from './party.ts';
import { resolveText } from './resolve-text.ts';

/** A filter with what had to be looked up for it. */
export interface Search {
  organisationId: string;
  filter: InvoiceFilter;
  /** What is looked for by parties. */
  named?: Named;
}

export interface Named {
  /** Ids of parties that match, looked up once; undefined where they are too many. */
  parties(): Promise<string[] | undefined>;
  /** The text that may also be in a number. */
  number?: string;
}

/** Undefined when nothing can match. */
export async function prepareSearch(
  db: Db,
  organisationId: string,
  given: InvoiceFilter,
): Promise<Search | undefined> {
  const { cif, ...filter } = await resolveText(db, organisationId, given);
  if (cif !== undefined) {
    const companyId = await findCompanyId(db, organisationId, cif);
    if (!companyId || (filter.companyId ?? companyId) !== companyId) return undefined;
    filter.companyId = companyId;
  }
  const { text, partner } = filter;
  const sought = partner ?? text;
  if (sought === undefined || lettersOf(sought) === 0 || filter.ids) return { organisationId, filter };
  let found: Promise<string[] | undefined> | undefined;
  const parties = () => {
    found ??= findParties(db, organisationId, { text, partner });
    return found;
  };
  return { organisationId, filter, named: { parties, number: partner === undefined ? text : undefined } };
}

async function findCompanyId(db: Db, organisationId: string, cif: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(sql`
    select id from company where organisation_id = ${organisationId} and cif = ${cif}`);
  return rows[0]?.id;
}
