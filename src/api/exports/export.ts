/** An export as programs ask for it and see it. */
import { z } from 'zod';
import { listFormatNames, listFormats } from '../../core/export-formats.ts';
import { maskTexts } from '../../core/mask-invoice.ts';
import type { Export, ExportRequest } from '../../db/exports/export.ts';
import type { InvoiceFilter } from '../../db/invoices/invoice-filter.ts';
import { defaultTemplate, templateFields } from '../../exports/file-names.ts';
import { keptFilter } from '../../exports/filter.ts';
import { formatTexts } from '../../text/exports/formats.ts';
import { count, id, instant, writeInstant } from '../basics.ts';
import { chosenCompanies } from '../completeness/month.ts';
import {
  exportFailureCode,
  exportKind,
  exportState,
  language as languageOf,
  leftOutReason,
  listFormat,
} from '../enumerations.ts';
import { invoiceFilter, toInvoiceFilter } from '../invoices/invoice-filter.ts';

const language = languageOf.default('ro').meta({ description: 'Of headings and file names.' });
const filterFields = z
  .strictObject({
    ...invoiceFilter,
    ids: z
      .array(z.uuid())
      .min(1)
      .max(200, 'At most 200 invoices.')
      .optional()
      .meta({ description: 'Of these invoices alone.' }),
  })
  .meta({ id: 'InvoiceFilter' });
const filter = filterFields
  .default({})
  .meta({ description: 'As the parameters of GET /invoices; `ids` for a selection.' });
const month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'A month, such as 2026-10.')
  .meta({ example: '2026-10', description: 'In which they became available in the SPV, by Romanian time.' });
const part = z.enum(['zip', 'xml', 'pdf']).meta({ id: 'PackPart' });

export const newExport = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('pack'),
    company: z.uuid().meta({ description: "The company's id." }),
    month,
    include: z.array(part).min(1).max(3).default(['zip', 'xml', 'pdf']),
    pathTemplate: z
      .string()
      .min(1)
      .max(200)
      .default(defaultTemplate)
      .meta({
        description: `Folders and names, of the fields ${templateFields.map((field) => `{${field}}`).join(' ')}.`,
      }),
    language,
  }),
  z.strictObject({
    kind: z.literal('packs'),
    companies: chosenCompanies,
    month,
    include: z.array(part).min(1).max(3).default(['zip', 'xml']),
    language,
  }),
  z.strictObject({
    kind: z.literal('search'),
    format: listFormat.default(listFormatNames[0]),
    filter,
    language,
  }),
  // Two formats that may also be asked for as kinds of their own.
  z.strictObject({ kind: z.enum(['saga', 'json']), filter }),
]);

export const exportFormat = z
  .object({
    format: listFormat.meta({ description: 'As `format` of a search has it.' }),
    ending: z.string().meta({ description: "Of the file's name." }),
    title: z.string(),
    help: z.string().meta({ description: 'What it is for.' }),
  })
  .meta({ id: 'ExportFormat' });

export function shapeFormats(language: 'ro' | 'en'): z.input<typeof exportFormat>[] {
  return listFormatNames.map((format) => {
    const { title, help } = formatTexts[format][language];
    return { format, ending: listFormats[format].ending, title, help };
  });
}

export const exportShape = z
  .object({
    id,
    kind: exportKind,
    request: z.record(z.string(), z.unknown()).meta({ description: 'As it was asked for.' }),
    state: exportState,
    code: exportFailureCode.nullable().meta({ description: 'Why it failed.' }),
    detail: z.string().nullable(),
    progress: z
      .object({ done: count, total: count.nullable() })
      .meta({ description: 'Invoices; the total is null until they have been counted.' }),
    problems: count.meta({ description: 'What could not go in, as the file itself or `leftOut` says.' }),
    leftOut: z
      .array(
        z.object({
          id,
          number: z.string().nullable(),
          uploadIndex: z.string().nullable(),
          reason: leftOutReason,
        }),
      )
      .meta({
        description:
          'Invoices of the selection that were removed meanwhile, or of the search whose document is not proven to be their message’s; the first 200. Counted in `problems`.',
      }),
    file: z
      .object({
        name: z.string(),
        mediaType: z.string(),
        sizeBytes: count,
        sha256: z.string(),
        url: z.string(),
      })
      .nullable(),
    requestedAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    expiresAt: instant.meta({ description: 'After it the file is removed; it can be made again.' }),
  })
  .meta({ id: 'Export' });

export function toExportRequest(asked: z.output<typeof newExport>): ExportRequest {
  switch (asked.kind) {
    case 'pack': {
      const { company, include, ...rest } = asked;
      return { ...rest, companyId: company, include: [...new Set(include)] };
    }
    case 'packs': {
      const { companies, include, ...rest } = asked;
      const companyIds = companies === 'all' ? null : [...new Set(companies)];
      return { ...rest, companyIds, include: [...new Set(include)], pathTemplate: defaultTemplate };
    }
    case 'search':
      return { ...asked, filter: keptFilter(toFilter(asked.filter)) };
    case 'saga':
    case 'json':
      return {
        kind: 'search',
        format: asked.kind,
        filter: keptFilter(toFilter(asked.filter)),
        language: 'ro',
      };
  }
}

function toFilter({ ids, ...parameters }: z.output<typeof filter>): InvoiceFilter {
  return { ...toInvoiceFilter(parameters), ...(ids && { ids }) };
}

export function shapeExport(found: Export): z.input<typeof exportShape> {
  const { id, request, state, code, detail, progress, problems, leftOut, file } = found;
  const { kind, ...rest } = request;
  return {
    id,
    kind,
    // The search may contain a person's code, and all members of the organisation see the list.
    request: maskTexts(asAsked(rest)),
    state,
    code: failureOf(code),
    detail,
    progress,
    problems,
    leftOut,
    file: file && {
      name: file.fileName,
      mediaType: file.mediaType,
      sizeBytes: file.sizeBytes,
      sha256: file.sha256,
      url: `/api/v1/exports/${id}/file`,
    },
    requestedAt: writeInstant(found.requestedAt),
    startedAt: writeInstant(found.startedAt),
    finishedAt: writeInstant(found.finishedAt),
    expiresAt: writeInstant(found.expiresAt),
  };
}

/** Of another version it is ours to explain. */
function failureOf(code: string | null): z.input<typeof exportFailureCode> | null {
  return code === null ? null : (exportFailureCode.safeParse(code).data ?? 'internal');
}

/** Programs said `company` or `companies`, and hear it again. */
function asAsked(kept: Omit<ExportRequest, 'kind'>): Record<string, unknown> {
  const { companyId, companyIds, ...rest } = kept as { companyId?: string; companyIds?: string[] | null };
  if (companyId !== undefined) return { company: companyId, ...rest };
  return companyIds === undefined ? rest : { companies: companyIds ?? 'all', ...rest };
}
