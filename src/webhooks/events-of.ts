/** What endpoints are told of a row of the outbox. Pure. */
import { maskCif, maskPersonalCodes } from '../core/cif.ts';
import type {
  CompanyTold,
  InvoiceTold,
  MessageTold,
  SentEventType,
  WebhookData,
  WebhookEvent,
} from '../core/webhook.ts';
import { newId } from '../db/new-id.ts';
import type { NewWebhookEvent } from '../db/webhooks/queue-deliveries.ts';
import type { OutboxRow, ToldInvoice } from '../db/webhooks/webhook-outbox.ts';

/** @param invoices by the id of the message that brought them */
export function eventsOf(row: OutboxRow, invoices: ReadonlyMap<string, ToldInvoice>): NewWebhookEvent[] {
  const { organisationId, type, data, at } = row;
  const told = <Type extends SentEventType>(
    as: Type,
    companyId: string | null,
    what: WebhookData[Type],
  ): NewWebhookEvent => ({
    ...({ id: newId(at), type: as, companyId, data: what, at } as WebhookEvent),
    organisationId,
  });
  switch (type) {
    case 'message.archived': {
      const message = data as unknown as MessageTold;
      const invoice = invoices.get(message.id);
      const { companyId } = message;
      return [
        told('message.archived', companyId, message),
        ...(invoice ? [told(`invoice.${invoice.direction}`, companyId, invoiceTold(message, invoice))] : []),
      ];
    }
    case 'run.finished': {
      const { runId, trigger, state } = data as { runId: string; trigger: string; state: string };
      return [told('run.finished', null, { id: runId, trigger, state })];
    }
    case 'company.access': {
      const { companyId, cif, access, was, detail = null } = data as unknown as AccessChange;
      if (access === 'denied') return [told('company.access_lost', companyId, { companyId, cif, detail })];
      return was === 'denied' ? [told('company.access_restored', companyId, { companyId, cif })] : [];
    }
    case 'message.expiring': {
      const expiring = data as unknown as WebhookData[typeof type];
      return [told(type, expiring.companyId, { ...expiring, cif: maskCif(expiring.cif) })];
    }
    case 'connection.expiring':
      return [told(type, null, data as unknown as WebhookData[typeof type])];
    case 'integrity.finding': {
      const found = data as unknown as WebhookData[typeof type];
      return [told(type, found.companyId, { ...found, cif: maskCif(found.cif) })];
    }
    case 'company.head': {
      const head = data as unknown as WebhookData[typeof type];
      return [told(type, head.companyId, { ...head, cif: maskCif(head.cif) })];
    }
    default:
      return [];
  }
}

interface AccessChange extends CompanyTold {
  access: 'granted' | 'denied';
  was?: string;
  detail?: string;
}

function invoiceTold({ companyId, cif, messageId }: MessageTold, invoice: ToldInvoice): InvoiceTold {
  const { id, uploadIndex, direction, number, typeCode, issuedOn, dueOn, currency, payable } = invoice;
  return {
    ...{ id, companyId, cif, messageId, uploadIndex, direction, number, typeCode, issuedOn, dueOn },
    ...{ currency, payable },
    seller: party(invoice.sellerCif, invoice.sellerName),
    buyer: party(invoice.buyerCif, invoice.buyerName),
    seal: invoice.sealVerdict,
    reading: invoice.readingVerdict,
  };
}

/** A person who trades may write their code after their name. */
function party(cif: string | null, name: string | null): { cif: string | null; name: string | null } {
  if (cif === null) return { cif, name: name && maskPersonalCodes(name) };
  const masked = maskCif(cif);
  return { cif: masked, name: name && maskPersonalCodes(name.replaceAll(cif, masked)) };
}
