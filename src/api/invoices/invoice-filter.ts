/** What a list of invoices, and its totals, may be narrowed by: the parameters, and what they come to. */
import { z } from 'zod';
import { longestTag, normaliseTag } from '../../core/mark.ts';
import { readDecimal } from '../../core/money.ts';
import type { InvoiceFilter } from '../../db/invoices/invoice-filter.ts';
import { dayParameter, instantParameter } from '../basics.ts';
import { direction, markFilter, partyRole, readingVerdict, sealVerdict, yesOrNo } from '../enumerations.ts';

const text = z.string().min(1).max(100).optional();
const amount = z
  .string()
  .max(30)
  .refine((written) => readDecimal(written) !== null, 'A decimal number, such as 1190.00.')
  .optional();
const day = dayParameter.optional();

export const invoiceFilter = {
  text: text.meta({
    description:
      "In the number or in a party's name, or how a party's code begins. One or two letters: at the beginning of the " +
      'number. A code of 13 digits is found whole.',
  }),
  company: z.uuid().optional().meta({ description: "The company's id." }),
  cif: z.string().max(20).optional(),
  partner: text.meta({ description: "The other party's code, or a part of its name." }),
  direction: direction.optional(),
  role: partyRole.optional(),
  issuedFrom: day,
  issuedTo: day,
  availableFrom: instantParameter.optional(),
  availableTo: instantParameter.optional(),
  amountMin: amount.meta({ description: 'Of what is to be paid.' }),
  amountMax: amount,
  type: z.string().max(10).optional().meta({ description: '380, 381, 384, 389, 751.' }),
  seal: sealVerdict.optional(),
  reading: readingVerdict.optional().meta({ description: 'What could be read of the document.' }),
  late: yesOrNo.optional().meta({ description: 'Whether it reached the SPV after its legal term.' }),
  mark: markFilter.optional().meta({ description: '`none`: what no person has marked.' }),
  assignee: z
    .union([z.uuid(), z.literal('none')], "A member's id, or none.")
    .optional()
    .meta({ type: 'string', description: "A member's id, or `none`." }),
  tag: z.string().min(1).max(longestTag).optional(),
  arrivedSince: instantParameter.optional().meta({
    description: 'Recorded here from this instant on, whenever ANAF had it.',
  }),
  copies: yesOrNo.optional().meta({
    description:
      'false: of the same invoice received more than once, under several upload indexes, only the first.',
  }),
};

/** Of lists and their totals, not of exports. A position says the same to all callers without a limit, so they share answers. */
export const newInvoices = {
  arrivedAfter: z.string().min(1).max(500).optional().meta({
    description:
      'A position of the feed (`GET /me/seen`, `GET /invoices/changes`): what came into the catalogue after it, in the order of commits.',
  }),
};

type Parameters = z.output<z.ZodObject<typeof invoiceFilter>>;

export function toInvoiceFilter({
  company,
  late,
  copies,
  availableFrom,
  availableTo,
  arrivedSince,
  tag,
  ...rest
}: Parameters): InvoiceFilter {
  return {
    ...rest,
    companyId: company,
    late: late === undefined ? undefined : late === 'true',
    withoutCopies: copies === 'false' ? true : undefined,
    availableFrom: availableFrom === undefined ? undefined : new Date(availableFrom),
    availableTo: availableTo === undefined ? undefined : new Date(availableTo),
    arrivedSince: arrivedSince === undefined ? undefined : new Date(arrivedSince),
    tag: tag === undefined ? undefined : normaliseTag(tag),
  };
}
