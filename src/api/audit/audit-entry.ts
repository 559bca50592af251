/** A line of the audit as programs see it. */
import { z } from 'zod';
import { maskPersonalCodes } from '../../core/cif.ts';
import type { AuditEntry } from '../../db/audit/audit.ts';
import { id, instant, writeInstant } from '../basics.ts';
import { actorKind, auditAction } from '../enumerations.ts';

export const auditEntry = z
  .object({
    id,
    at: instant,
    actor: z.object({
      kind: actorKind,
      id: z
        .string()
        .nullable()
        .meta({ description: 'Null for commands on the machine and for a refused sign-in.' }),
    }),
    action: auditAction,
    subject: z.string().meta({ description: 'The id of what it was done to.' }),
    detail: z.record(z.string(), z.unknown()),
    address: z.string().nullable().meta({ description: 'From which the request came, where it is known.' }),
    requestId: z
      .string()
      .nullable()
      .meta({ description: 'The X-Request-Id of the answer, where it is known.' }),
  })
  .meta({ id: 'AuditEntry' });

export function shapeAuditEntry(entry: AuditEntry): z.input<typeof auditEntry> {
  const detail = JSON.parse(maskPersonalCodes(JSON.stringify(entry.detail))) as Record<string, unknown>;
  return { ...entry, detail, at: writeInstant(entry.at) };
}
