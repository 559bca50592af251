/** Two companies of one organisation with everything that a company may have: what a caller who may see one of them must not see of the other. */
import assert from 'node:assert/strict';
import { recordFinding } from '../../src/db/archive/integrity-finding.ts';
import { inTransaction } from '../../src/db/connection.ts';
import { addEvents } from '../../src/db/events/event.ts';
import { recordListed } from '../../src/db/messages/listed-message.ts';
import { insertQuarantined } from '../../src/db/messages/quarantine.ts';
import { requestRun } from '../../src/db/runs/request-run.ts';
import { addCompany, archiveInvoice, listedMessage } from './catalogue.ts';
import { emptyParty } from './empty-invoice.ts';
import type { Service } from './service.ts';

/** An organisation with two companies, each with everything that a company may have, and a key that sees the first. @param alone without the second company */
export async function openOffice(service: Service, { alone = false }: { alone?: boolean } = {}) {
  const { ask, db, clock } = service;
  const tenant = await service.addTenant();
  await ask('PATCH', '/api/v1/organisation', { key: tenant.key, body: { clientApproval: true } });
  const { organisationId } = tenant;
  const connection = await service.addConnection(organisationId);
  const own = await fill('12345674', 'Firma Mea SRL', 'FMEA1');
  const other = alone ? own : await fill('14399840', 'Alta Firmă SRL', 'FALTA9');
  const runId = await inTransaction(db, (tx) =>
    requestRun(tx, { organisationId, trigger: 'schedule', companies: 'all', now: clock.now }),
  );
  const limitTo = async (companies: string[] | 'all', scope = 'admin') =>
    (await ask('POST', '/api/v1/api-keys', { key: tenant.key, body: { name: 'limited', scope, companies } }))
      .body as { id: string; key: string };
  return { ...tenant, connection, own, other, runId: runId.runId, limitTo };

  async function fill(cif: string, name: string, number: string) {
    const id = await addCompany(service, organisationId, cif);
    await db.query('update company set name = $2 where id = $1', [id, name]);
    await db.query(
      `insert into company_connection (company_id, connection_id, access, checked_at) values ($1, $2, 'granted', $3)`,
      [id, connection, clock.now],
    );
    const company = { id, organisationId, cif };
    const archived = await archiveInvoice(service, company, {
      number,
      buyer: { ...emptyParty, cif, name, legalName: name },
    });
    const row = listedMessage({ rowCif: cif, kind: 'error', rawKind: 'ERORI FACTURA' });
    await recordListed(db, company, [row], clock.now);
    await insertQuarantined(
      db,
      {
        ...{ organisationId, companyId: id, message: archived.message, cause: 'no_document', detail: 'x' },
        ...{ sha256: number, sizeBytes: 1, path: `sandbox/${number}/quarantine/ab.zip` },
      },
      clock.now,
    );
    await recordFinding(
      db,
      id,
      { kind: 'file_missing', subject: archived.path, message: archived.message },
      clock.now,
    );
    await addEvents(
      db,
      [{ organisationId, type: 'message.archived', data: { id: archived.message, companyId: id, cif } }],
      clock.now,
    );
    const { rows } = await db.query('select message_id from message where id = $1', [archived.message]);
    const compared = await ask('POST', `/api/v1/reconciliations?company=${id}`, {
      key: tenant.key,
      headers: { 'content-type': 'text/csv' },
      body: `numar,data,total\n${number},2026-02-15,1190`,
    });
    const exported = await ask('POST', '/api/v1/exports', {
      key: tenant.key,
      body: { kind: 'pack', company: id, month: '2026-02' },
    });
    const webhook = await ask('POST', '/api/v1/webhooks', {
      key: tenant.key,
      body: { url: 'https://93.184.215.14/hook', events: ['invoice.received'], companies: [id] },
    });
    const tested = await ask('POST', `/api/v1/webhooks/${webhook.body.id}/test`, { key: tenant.key });
    const quarantined = await db.query('select id from quarantine where company_id = $1', [id]);
    const statement = await ask('POST', '/api/v1/completeness/statements', {
      key: tenant.key,
      body: { company: id, firstDay: '2026-01-01', lastDay: '2026-01-31' },
    });
    const { invoiceId } = archived;
    const approval = await ask('POST', `/api/v1/invoices/${invoiceId}/approval-links`, {
      key: tenant.key,
      body: { note: `Pentru ${number}` },
    });
    const about: ['PUT' | 'POST', string, object][] = [
      ['PUT', `invoices/${invoiceId}/mark`, { mark: 'booked' }],
      ['PUT', `invoices/${invoiceId}/tags`, { tags: [`tag${number}`] }],
      ['POST', `invoices/${invoiceId}/comments`, { text: `Vezi ${number}` }],
      ['POST', 'months/close', { companies: [id], month: '2026-01', confirmed: true }],
    ];
    for (const [verb, path, body] of about)
      assert.ok((await ask(verb, `/api/v1/${path}`, { key: tenant.key, body })).status < 300, path);
    const hinted = await db.query(
      `insert into hint (id, organisation_id, company_id, kind, subject, confidence, evidence, found_at)
       select gen_random_uuid(), organisation_id, id, 'number_gap', 'x', 'likely', $2, now() from company where id = $1
       returning id`,
      [
        id,
        JSON.stringify({
          ...{ direction: 'received', partnerCif: null, partnerName: null, total: null },
          ...{ missing: [number], months: [], seen: [] },
        }),
      ],
    );
    // Resolved, so that it is no task.
    const finding = await db.query(
      `insert into integrity_finding (organisation_id, company_id, kind, subject, first_seen, last_seen, resolved_at)
       select organisation_id, id, 'only_in_simple_list', $2, now(), now(), now() from company where id = $1
       returning id`,
      [id, number],
    );
    const closing = await db.query('select id from month_closing where company_id = $1', [id]);
    return {
      ids: {
        companies: id,
        invoices: archived.invoiceId,
        messages: archived.message,
        reconciliations: compared.body.id as string,
        exports: exported.body.id as string,
        webhooks: webhook.body.id as string,
        'webhooks/deliveries': tested.body.id as string,
        quarantine: quarantined.rows[0].id as string,
        'completeness/statements': statement.body.id as string,
        'approval-links': approval.body.id as string,
        'months/closings': closing.rows[0].id as string,
        'completeness/hints': hinted.rows[0].id as string,
        'integrity/findings': finding.rows[0].id as string,
      } as Record<string, string>,
      company,
      archived,
      secrets: [id, cif, name, number, rows[0].messageId as string, archived.path],
    };
  }
}

export type Office = Awaited<ReturnType<typeof openOffice>>;
