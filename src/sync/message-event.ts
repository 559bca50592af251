/** The event about a message that is sent to clients. Pure. */
import { maskCif, maskPersonalCodes } from '../core/cif.ts';
import type { SyncedCompany } from '../db/companies/synced-company.ts';
import type { EventType, NewEvent } from '../db/events/event.ts';
import type { PendingMessage } from '../db/messages/message.ts';

export function messageEvent(
  type: Extract<EventType, `message.${string}`>,
  company: SyncedCompany,
  { id, messageId, kind }: PendingMessage,
  { detail, ...more }: { detail?: string | null; [more: string]: unknown } = {},
): NewEvent {
  const words = detail ? { detail: maskPersonalCodes(detail) } : {};
  const data = { id, companyId: company.id, cif: maskCif(company.cif), messageId, kind, ...more, ...words };
  return { organisationId: company.organisationId, type, data };
}
