/** What the control API takes for a message; every field is optional. Bytes travel as base64. */

import { z } from 'zod';
import { cif } from './route.ts';

export const messageKinds = [
  'received',
  'sent',
  'error',
  'buyer_message_received',
  'buyer_message_sent',
  'unknown',
] as const;

export const documentKinds = [
  'invoice',
  'credit_note',
  'storno',
  'cii',
  'self_billing',
  'foreign_currency',
  'attachments',
  'non_vat_seller',
  'b2c_buyer',
  'quirky',
  'error_file',
  'buyer_message',
] as const;

const sealStyles = [
  'detached',
  'detached_sha1',
  'enveloped',
  'successor',
  'tampered',
  'forged',
  'missing',
] as const;

/** What may be changed later too. */
export const messageChange = z
  .strictObject({
    createdAt: z.number(),
    visibleFrom: z.number(),
    hiddenFrom: z.number(),
    downloadUntil: z.number(),
    hideId: z.boolean(),
    numericIds: z.boolean(),
    rowCif: z.string(),
    tip: z.string(),
    detalii: z.string(),
    seal: z.enum(sealStyles),
    state: z.enum(['ok', 'nok', 'in prelucrare', 'XML cu erori nepreluat de sistem']),
    xmlBase64: z.base64(),
    zipBase64: z.base64(),
  })
  .partial();

export const messageSpec = messageChange
  .extend({
    kind: z.enum(messageKinds),
    document: z.enum(documentKinds),
    seed: z.int().min(0),
    issuedOn: z.iso.date(),
    id: z.string().regex(/^\d+$/),
    uploadIndex: z.string().regex(/^\d+$/),
    partner: z.union([cif, z.strictObject({ cif: z.string(), name: z.string() })]),
  })
  .partial();
