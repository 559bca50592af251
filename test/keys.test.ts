/** The keys of the tables that grow with the messages: the organisation is in each of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { newId } from '../src/db/new-id.ts';
import { testDatabase } from './support/database.ts';

const { pool } = await testDatabase();
const now = new Date('2026-11-30T12:00:00Z');

test('the four large tables can be split by a hash of the organisation as they are', async () => {
  for (const table of ['message', 'invoice', 'sync_log', 'event']) {
    await pool.query(
      `create table ${table}_split (like ${table} including all) partition by hash (organisation_id)`,
    );
    await pool.query(
      `create table ${table}_split_0 partition of ${table}_split for values with (modulus 4, remainder 0)`,
    );
    await pool.query(`drop table ${table}_split`);
  }
});

test('a row cannot name a company or a message of another organisation', async () => {
  const [ours, theirs] = [await addTenant('8000000000'), await addTenant('8000000001')];
  const addMessage = (organisationId: string, companyId: string) =>
    pool.query<{ id: string }>(sql`
      insert into message (id, organisation_id, company_id, message_id, upload_index, kind, raw_kind, detail,
        created_at_raw, created_at_ambiguous, row_cif, listed_at)
      values (${newId(now)}, ${organisationId}, ${companyId}, '1', '1', 'received', '', '', '', false, '', ${now})
      returning id`);
  await assert.rejects(addMessage(ours.organisationId, theirs.companyId), { code: '23503' });
  const { rows } = await addMessage(ours.organisationId, ours.companyId);
  const message = rows[0]!.id;
  const addInvoice = (organisationId: string, companyId: string) =>
    pool.query(sql`
      insert into invoice (id, organisation_id, company_id, message, upload_index, direction, seal_verdict,
        reading_verdict, recorded_at)
      values (${newId(now)}, ${organisationId}, ${companyId}, ${message}, '1', 'received', 'valid', 'read', ${now})`);
  await assert.rejects(addInvoice(theirs.organisationId, theirs.companyId), { code: '23503' });
  await assert.rejects(addInvoice(ours.organisationId, theirs.companyId), { code: '23503' });
  const addLine = (organisationId: string) =>
    pool.query(sql`
      insert into sync_log (organisation_id, message, invoice_id, cif, synced_at, status)
      values (${organisationId}, ${message}, 'F1', '8000000000', ${now}, 'success')`);
  await assert.rejects(addLine(theirs.organisationId), { code: '23503' });
  await addInvoice(ours.organisationId, ours.companyId);
  await addLine(ours.organisationId);
});

async function addTenant(cif: string): Promise<{ organisationId: string; companyId: string }> {
  const { rows } = await pool.query<{ organisationId: string; companyId: string }>(sql`
    with o as (insert into organisation (name, plan, created_at) values ('O', 'business', ${now}) returning id)
    insert into company (organisation_id, cif, created_at) select id, ${cif}, ${now} from o
    returning organisation_id, id as company_id`);
  return rows[0]!;
}
