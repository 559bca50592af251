/** Hints of what was never listed, as programs see them. */
import { z } from 'zod';
import { maskCif, maskPersonalCodes } from '../../core/cif.ts';
import type { HintRow } from '../../db/completeness/hint.ts';
import { amount, cif, day, id, instant, writeInstant } from '../basics.ts';
import { direction, hintConfidence, hintKind } from '../enumerations.ts';

const text = z.string().nullable();

export const hint = z
  .object({
    id,
    companyId: id,
    cif,
    name: text,
    kind: hintKind.meta({
      description:
        '`number_gap`: numbers run on and one is not here. `silent_partner`: every month but the last. `referred_invoice`: ' +
        'another invoice names it. `journal_entry`: booked, and without a document. `buyer_message`: a buyer’s message names it.',
    }),
    confidence: hintConfidence.meta({ description: 'In words; nothing here is a probability.' }),
    direction,
    partnerCif: text,
    partnerName: text,
    missing: z.array(z.string()).meta({ description: 'Numbers that are not here.' }),
    months: z.array(z.string()),
    seen: z.array(z.object({ invoiceId: id, number: text, issuedOn: day.nullable() })).meta({
      description: 'The invoices that say so.',
    }),
    total: amount.nullable().meta({ description: 'Of a journal’s entry.' }),
    message: z
      .object({ id, createdAt: instant.nullable(), about: z.string() })
      .nullable()
      .meta({ description: 'The buyer’s message that says so; `about` is the upload index that it names.' }),
    foundAt: instant,
    silencedAt: instant.nullable(),
  })
  .meta({ id: 'Hint' });

export function shapeHint(row: HintRow): z.input<typeof hint> {
  const { direction, partnerCif, partnerName, missing, months, seen, total, message = null } = row.evidence;
  return {
    id: row.id,
    companyId: row.companyId,
    cif: maskCif(row.cif),
    name: row.companyName,
    kind: row.kind,
    confidence: row.confidence,
    direction,
    partnerCif: partnerCif && maskCif(partnerCif),
    partnerName: partnerName && maskPersonalCodes(partnerName),
    missing: missing.map(maskPersonalCodes),
    months,
    seen,
    total,
    message,
    foundAt: writeInstant(row.foundAt),
    silencedAt: writeInstant(row.silencedAt),
  };
}
