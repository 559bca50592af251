/** Tasks that seals raise: an unknown certificate, once; documents that are not what was sealed. Pure. */
import { maskCif } from '../../core/cif.ts';
import { taskId } from '../../core/task.ts';
import type { TamperedFacts } from '../../db/invoices/seal-check.ts';
import type { SeenSigner } from '../../db/invoices/signer-list.ts';
import { type TaskWithText, taskText } from '../../text/tasks/task-text.ts';

/** One for each certificate, the same for whichever organisation looks. */
export function signerTasks(undecided: SeenSigner[], now: Date): TaskWithText[] {
  return undecided.map(({ sha256, name, issuer, firstSeenAt, documents, anafCheck }) => ({
    id: taskId('unknown_signer', sha256),
    kind: 'unknown_signer',
    severity: 'warning',
    since: firstSeenAt ?? now,
    companyId: null,
    companyIds: [],
    connectionId: null,
    messageId: null,
    ...taskText((texts) => texts.unknownSigner(name, issuer, documents)),
    anafWords: anafCheck?.words ?? null,
    action: { kind: 'look_at_signer', method: 'GET', href: `/api/v1/signers/${sha256}` },
  }));
}

/** Gone when ANAF has been asked about each of them: by then a person knows. */
export function tamperedTasks(companies: TamperedFacts[]): TaskWithText[] {
  return companies.map(({ companyId, name, cif, count, first, invoiceId, messageId }) => ({
    id: taskId('seal_tampered', companyId),
    kind: 'seal_tampered',
    severity: 'urgent',
    since: first,
    companyId,
    companyIds: [companyId],
    connectionId: null,
    messageId,
    ...taskText((texts) => texts.sealTampered(name ?? `CIF ${maskCif(cif)}`, count)),
    anafWords: null,
    action:
      count === 1
        ? { kind: 'check_seal', method: 'POST', href: `/api/v1/invoices/${invoiceId}/seal/check` }
        : {
            kind: 'look_at_invoices',
            method: 'GET',
            href: `/api/v1/invoices?company=${companyId}&seal=tampered`,
          },
  }));
}
