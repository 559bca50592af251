/** VAT sums, the documents behind them and a compared return, as programs see them. */
import { z } from 'zod';
import type { ComparedReturn } from '../../actions/vat/compare-return.ts';
import type { MonthVat, VatInvoice } from '../../actions/vat/list-vat.ts';
import { maskCif, maskPersonalCodes } from '../../core/cif.ts';
import { vatDates, vatDoubts, vatTypeGroups } from '../../core/vat.ts';
import { amount, count, day, id } from '../basics.ts';
import { direction } from '../enumerations.ts';

export const vatDate = z.enum(vatDates).meta({ id: 'VatDate' });
const doubt = z.enum(vatDoubts).meta({ id: 'VatDoubt' });
export const vatDoubt = doubt;
const typeGroup = z.enum(vatTypeGroups).meta({ id: 'VatTypeGroup' });
const category = z.string().nullable().meta({ description: 'BT-118: S, AE, E, Z, K, G, O.', example: 'S' });
const rate = z.string().meta({ description: 'In percent; 0 where the category has none.', example: '21' });

const vatRow = z
  .object({
    direction: direction.meta({
      description:
        'By the company’s role: what it bought is received, also where it filed the invoice itself.',
    }),
    category,
    rate,
    typeGroup,
    net: amount.meta({ description: 'In lei, with the sign that the documents have in a sum.' }),
    vat: amount,
    count: count.meta({ description: 'Documents.' }),
    withoutRate: count.meta({
      description:
        'Of them, documents in another currency that do not say what they are in lei: in neither sum.',
    }),
  })
  .meta({ id: 'VatRow' });

export const monthVat = z
  .object({
    data: z.array(vatRow),
    nextCursor: z.null(),
    documents: count,
    excluded: count.meta({
      description: 'Documents in no sum: unread, unproven, second copies, without a VAT table.',
    }),
    doubtful: count.meta({
      description: 'Documents that a person should look at, those in no sum included.',
    }),
  })
  .meta({ id: 'MonthVat' });

export function shapeMonthVat({ rows, ...counts }: MonthVat): z.input<typeof monthVat> {
  return { data: rows, nextCursor: null, ...counts };
}

export const vatInvoice = z
  .object({
    invoice: id,
    number: z.string().nullable(),
    issuedOn: day.nullable(),
    partner: z.object({ cif: z.string().nullable(), name: z.string().nullable() }),
    direction,
    typeGroup,
    currency: z.string().nullable(),
    shares: z.array(z.object({ category, rate, net: amount.nullable(), vat: amount.nullable() })),
    doubts: z.array(doubt),
  })
  .meta({ id: 'VatInvoice' });

export function shapeVatInvoice(found: VatInvoice): z.input<typeof vatInvoice> {
  const { id: invoice, number, issuedOn, partnerCif, partnerName, currency, shares, doubts } = found;
  return {
    invoice,
    number: number && maskPersonalCodes(number),
    issuedOn,
    partner: { cif: partnerCif && maskCif(partnerCif), name: partnerName && maskPersonalCodes(partnerName) },
    ...{ direction: found.direction, typeGroup: found.typeGroup, currency, shares, doubts },
  };
}

export const comparedReturn = z
  .object({
    data: z.array(
      z
        .object({
          label: z.string().nullable().meta({ description: 'Null where the return has no such line.' }),
          direction,
          category: z.string().meta({ description: 'The first of `categories`.' }),
          categories: z.array(z.string()).meta({
            description:
              'Several where the lines of a return do not tell them apart: E, Z and O, and of sales G where no line is about exports.',
          }),
          shares: z
            .array(z.object({ category: z.string(), net: amount, vat: amount }))
            .meta({ description: 'Of several categories, what the documents of each come to.' }),
          rate,
          declared: z.object({ net: amount, vat: amount.nullable() }),
          documents: z.object({ net: amount, vat: amount }),
          compared: z.enum(['vat', 'net']),
          difference: amount.meta({ description: 'Documents minus declared.' }),
          percent: z
            .string()
            .nullable()
            .meta({ description: 'Of the declared amount; null where that is zero.' }),
          above: z.boolean().meta({ description: 'At or above both thresholds.' }),
        })
        .meta({ id: 'VatDifference' }),
    ),
    unread: z
      .array(z.string())
      .meta({ description: 'Lines that were not recognised, totals and regularisations.' }),
    excluded: count,
    withoutRate: count,
  })
  .meta({ id: 'ComparedReturn' });

export function shapeComparedReturn({
  differences,
  ...rest
}: ComparedReturn): z.input<typeof comparedReturn> {
  return { data: differences, ...rest };
}
