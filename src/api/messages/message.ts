/** A message of the SPV as programs see it. */

import { z } from 'zod';
import { maskCif, maskPersonalCodes } from '../../core/cif.ts';
import { toFailureCode } from '../../core/failure-code.ts';
import type { Message } from '../../db/messages/message-list.ts';
import { cif, count, id, instant, writeInstant } from '../basics.ts';
import { failureCode, match, messageKind, messageState } from '../enumerations.ts';

export const message = z
  .object({
    id,
    companyId: id,
    cif,
    messageId: z.string().nullable().meta({ description: "ANAF's id; null where its row had none." }),
    uploadIndex: z.string(),
    kind: messageKind,
    rawKind: z.string().meta({ description: "ANAF's own word for the kind." }),
    detail: z.string(),
    createdAt: instant.nullable(),
    createdAtRaw: z.string(),
    createdAtAmbiguous: z.boolean(),
    rowCif: cif,
    state: messageState,
    reason: failureCode.nullable().meta({ description: 'Why the last attempt did not succeed.' }),
    attempts: count,
    nextAttemptAt: instant.nullable(),
    expiresAt: instant.nullable(),
    sha256: z.string().nullable(),
    sizeBytes: count.nullable(),
    archivedAt: instant.nullable(),
    seenAt: instant.nullable().meta({
      description:
        'When a person marked the notice, or the unproven original, as seen; null for other messages.',
    }),
    match: match.nullable().meta({
      description:
        'What proves that the archived ZIP is of this message; null until it is archived. An unproven one enters no sum and no export.',
    }),
    invoiceId: id.nullable(),
  })
  .meta({ id: 'Message' });

export function shapeMessage(found: Message): z.input<typeof message> {
  return {
    ...found,
    cif: maskCif(found.cif),
    rowCif: maskCif(found.rowCif),
    detail: maskPersonalCodes(found.detail),
    reason: toFailureCode(found.reason),
    createdAt: writeInstant(found.createdAt),
    nextAttemptAt: writeInstant(found.nextAttemptAt),
    expiresAt: writeInstant(found.expiresAt),
    archivedAt: writeInstant(found.archivedAt),
    seenAt: writeInstant(found.seenAt),
  };
}
