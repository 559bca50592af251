/** An organisation such as polls: two hundred companies, a certificate, a year of runs and a sync log. */
import { createApiKey } from '../../src/actions/api-keys/create-api-key.ts';
import type { App } from '../../src/app.ts';
import { addCompanies, listCompanyIds } from '../../src/db/companies/company.ts';
import { recordConnection } from '../../src/db/connections/anaf-connection.ts';
import { recordListed } from '../../src/db/messages/listed-message.ts';
import { listMessages } from '../../src/db/messages/message-list.ts';
import { addOrganisation } from '../../src/db/people/organisation.ts';
import { addLogLines } from '../../src/db/runs/sync-log.ts';

const companies = 200;
const runs = 9_000;

/** @returns keys of scope read, one for each program that polls */
export async function fillTenant(
  { db, vault, now }: App,
  { logLines, keys }: { logLines: number; keys: number },
): Promise<string[]> {
  const at = now();
  const { id: organisationId } = await addOrganisation(db, 'Contabilitate SRL', 'business', at);
  const accessExpiresAt = new Date(at.getTime() + 90 * 86_400_000);
  const tokens = { serial: 'bench', accessToken: 'access', accessExpiresAt, refreshToken: 'refresh' };
  await recordConnection(db, vault, organisationId, tokens, at);
  const lines = Array.from({ length: companies }, (_, n) => ({ cif: String(8_000_000_000 + n), name: null }));
  await addCompanies(db, organisationId, lines, at);
  const [companyId] = await listCompanyIds(db, organisationId);
  const listed = Array.from({ length: logLines }, (_, n) => ({
    messageId: String(3_000_000_000 + n),
    uploadIndex: String(5_000_000_000 + n),
    kind: 'received' as const,
    rawKind: 'FACTURA PRIMITA',
    detail: '',
    createdAtRaw: '202602161130',
    createdAt: at,
    createdAtAmbiguous: false,
    rowCif: lines[0]!.cif,
  }));
  await recordListed(db, { id: companyId!, organisationId }, listed, at);
  const messages = await listMessages(db, organisationId, {}, { limit: logLines });
  await addLogLines(
    db,
    messages.map(({ id }, n) => ({
      organisationId,
      message: id,
      invoiceId: `FCT ${n}/2026`,
      cif: lines[0]!.cif,
      status: 'success' as const,
    })),
    at,
  );
  await db.query(
    `insert into run (id, organisation_id, trigger, whole, requested_at, started_at, finished_at, outcome, listed_companies)
     select gen_random_uuid(), $1, 'schedule', true, t, t, t + interval '1 minute', case when n % 10 = 0 then 'partial' else 'succeeded' end, 200
     from (select n, $2::timestamptz - n * interval '1 hour' as t from generate_series(1, $3::int) n) hourly`,
    [organisationId, at, runs],
  );
  await db.query('analyze');
  const operator = { kind: 'operator', organisationId, scope: 'admin' } as const;
  const made = Array.from({ length: keys }, (_, n) =>
    createApiKey({ db, now }, operator, { name: `bench ${n}`, scope: 'read', expiresAt: null }),
  );
  return (await Promise.all(made)).map(({ key }) => key);
}
