/** What the data of each live event holds, as the OpenAPI document shows it. Events are written by the engine; nothing here is run on them. */
import { z } from 'zod';
import type { EventType } from '../../db/events/event.ts';
import { cif, count, id, instant } from '../basics.ts';
import { access, failureCode, messageKind, runState, runTrigger } from '../enumerations.ts';

const run = { runId: id, trigger: runTrigger, state: runState };
const message = {
  id,
  companyId: id,
  cif,
  messageId: z.string().nullable().meta({ description: "ANAF's id." }),
  kind: messageKind,
};
const detail = z.string().optional().meta({ description: "ANAF's words, where there are any." });

const payloads = {
  'run.started': z.object(run),
  'run.finished': z.object(run),
  'run.company': z.object({
    runId: id,
    companyId: id,
    cif,
    state: runState,
    listed: count.nullable(),
    new: count,
    archived: count,
    expired: count,
    failed: count,
    code: failureCode.nullable(),
    detail: z.string().nullable(),
  }),
  'message.archived': z.object(message),
  'message.expired': z.object({ ...message, detail }),
  'message.failed': z.object({
    ...message,
    reason: failureCode,
    attempts: count,
    nextAttemptAt: instant.nullable(),
    detail,
  }),
  'message.closed': z.object({
    ...message,
    reason: z.string().meta({ description: 'In the words of the person who closed it.' }),
  }),
  'company.access': z.object({
    companyId: id,
    cif,
    access: z.enum(['granted', 'denied']).meta({ id: 'AccessChange' }),
    was: access,
    detail,
  }),
  'invoice.reread': z.object({ invoiceId: id, companyId: id, changes: z.array(z.string()) }),
} satisfies Record<EventType, z.ZodType>;

const alternatives = Object.entries(payloads).map(([type, data]) => {
  const name = type.replace(/(^|\.)(\w)/g, (_all, _dot, letter: string) => letter.toUpperCase());
  return z.object({ event: z.literal(type), data }).meta({ id: `${name}Event` });
});

/** The type of an event and its data; the OpenAPI document has it under this name. */
export const liveEvent = z
  .discriminatedUnion('event', alternatives as [(typeof alternatives)[number], ...typeof alternatives])
  .meta({ id: 'LiveEvent' });
