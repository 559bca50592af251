/** What chat and notification services show of an event, in English. */
import type { InvoiceTold } from '../../core/webhook.ts';
import { formatAmount, formatDay, formatInstant } from '../format.ts';
import type { WebhookTexts } from './ro.ts';

const unknown = 'unknown';

function invoice({ number, issuedOn, payable, currency, seller, buyer, cif }: InvoiceTold): string {
  const sum = payable === null ? '' : `, ${formatAmount(payable, 'en')} ${currency ?? ''}`.trimEnd();
  const date = issuedOn === null ? '' : ` of ${formatDay(issuedOn, 'en')}`;
  const partner = (party: { cif: string | null; name: string | null }) => party.name ?? party.cif ?? unknown;
  return `${number ?? 'without number'}${date}, from ${partner(seller)} to ${partner(buyer)}${sum}. Tax ID ${cif}.`;
}

const runStates: Record<string, string> = {
  succeeded: 'succeeded',
  partial: 'partly succeeded',
  failed: 'failed',
  cancelled: 'cancelled',
};

export const en: WebhookTexts = {
  invoiceReceived: (told) => ({ title: 'Invoice received', detail: invoice(told) }),
  invoiceSent: (told) => ({ title: 'Invoice sent', detail: invoice(told) }),
  messageArchived: (cif, messageId) => ({
    title: 'SPV message archived',
    detail: `Message ${messageId ?? 'without number'} of tax ID ${cif} was archived.`,
  }),
  messageExpiring: (cif, messageId, expiresAt) => ({
    title: 'An SPV message expires',
    detail: `Message ${messageId ?? 'without number'} of tax ID ${cif} could not be downloaded yet. ANAF deletes it on ${formatInstant(expiresAt, 'en')}.`,
  }),
  runFinished: (state) => ({
    title: 'Synchronisation finished',
    detail: `The synchronisation has ended: ${runStates[state] ?? state}.`,
  }),
  accessLost: (cif, words) => ({
    title: 'Access lost at ANAF',
    detail: `No certificate has the right to tax ID ${cif} any more.${words ? ` ANAF: ${words}` : ''}`,
  }),
  accessRestored: (cif) => ({
    title: 'Access restored at ANAF',
    detail: `Messages of tax ID ${cif} can be read again; the whole list is requested.`,
  }),
  connectionAgeing: (expiresAt) => ({
    title: 'A connection to ANAF expires',
    detail: `The authorisation of a certificate ends on ${formatInstant(expiresAt, 'en')}. Reconnect it in time.`,
  }),
  connectionRefused: (expiresAt) => ({
    title: 'A connection to ANAF must be made again',
    detail: `ANAF no longer renews the authorisation of a certificate. It works until ${formatInstant(expiresAt, 'en')} at the latest.`,
  }),
  finding: (cif, kind) => ({
    title: 'Finding in the archive',
    detail: `The check of the archive found something wrong for tax ID ${cif} (${kind}).`,
  }),
  companyHead: (cif, seq, head) => ({
    title: 'Fingerprint of the archive',
    detail: `Tax ID ${cif}, after original ${seq}: ${head}. Kept, it shows later that the archive continues from here.`,
  }),
  test: (organisation) => ({
    title: 'Test message',
    detail: `Test message from ${organisation}: the address works.`,
  }),
  from: (organisation, detail) => `${organisation}: ${detail}`,
};
