/** Names for the files of a pack, from a template of allowed fields. Whatever an invoice says, the name stays inside its folder, can be written on Windows and Unix, and is no other's. Pure. */
import { bucharestDay } from '../core/bucharest.ts';
import { maskPersonalCodes } from '../core/cif.ts';
import { Problem, type ReasonOf } from '../core/errors.ts';
import type { ExportLanguage } from '../db/exports/export.ts';
import type { Invoice } from '../db/invoices/invoice.ts';
import { exportTexts } from '../text/exports/export-texts.ts';

export const templateFields = [
  'yyyy',
  'mm',
  'dd',
  'direction',
  'company',
  'partner',
  'partner_cif',
  'number',
  'type',
  'currency',
  'id',
] as const;
export type TemplateField = (typeof templateFields)[number];

export const defaultTemplate = '{yyyy}/{mm}/{direction}/{partner}_{number}_{id}';

/** One part of a path: literal texts and fields. */
type Segment = (string | { field: TemplateField })[];

export interface NameTemplate {
  segments: Segment[];
  /** Without it `{id}` gets a letter: one upload index may exist in both directions. */
  hasDirection: boolean;
}

export type TemplateReading = { ok: true; template: NameTemplate } | { ok: false; problem: Problem };

const mostSegments = 6;
/** Of literal text; with the fields' own caps no part of a path passes the 255 bytes of file systems. */
const mostLiteral = 60;

/** Each field may occur once. A template without `{id}` gets it at the end: two invoices never share a name. */
export function readTemplate(text: string): TemplateReading {
  const fault = faultOf(text);
  if (fault)
    return { ok: false, problem: new Problem('invalid_input', ...fault, { parameter: 'pathTemplate' }) };
  const segments = text.split('/').map(readSegment);
  const fields = segments.flat().flatMap((piece) => (typeof piece === 'string' ? [] : piece.field));
  if (!fields.includes('id')) segments.at(-1)!.push('_', { field: 'id' });
  return { ok: true, template: { segments, hasDirection: fields.includes('direction') } };
}

function faultOf(text: string): ReasonOf<'invalid_input'> | undefined {
  const literal = text.replace(/\{[a-z_]+\}/g, '');
  const named = [...text.matchAll(/\{([a-z_]+)\}/g)].map((m) => m[1]!);
  const unknown = named.find((name) => !templateFields.some((field) => field === name));
  if (unknown !== undefined) return ['template_field', { field: unknown, fields: templateFields }];
  if (new Set(named).size < named.length) return ['template_field_twice', {}];
  if (!/^[\p{L}\p{N} ._/()-]*$/u.test(literal)) return ['template_characters', {}];
  if (Buffer.byteLength(literal) > mostLiteral) return ['template_too_long', { mostBytes: mostLiteral }];
  const folders = text.split('/');
  if (folders.length > mostSegments) return ['template_too_deep', { most: mostSegments }];
  if (folders.some((part) => part.replace(/[. ]/g, '') === '')) return ['template_empty_folder', {}];
  return undefined;
}

function readSegment(text: string): Segment {
  return text
    .split(/(\{[a-z_]+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece[0] === '{' ? { field: piece.slice(1, -1) as TemplateField } : piece));
}

export interface NamingStyle {
  language: ExportLanguage;
  /** Diacritics become plain letters, other characters beyond ASCII become `_`. */
  ascii?: boolean;
}

/** Of one document that a person downloads: partner, number, day, and the upload index, so that two never share a name. */
export function downloadName(invoice: Invoice, language: ExportLanguage): string {
  return nameOf(invoice, downloadTemplate, { language });
}

/** The same among many in one ZIP, where one upload index may be in both directions. */
export function nameInZip(invoice: Invoice, language: ExportLanguage): string {
  return nameOf(invoice, { ...downloadTemplate, hasDirection: false }, { language });
}

const downloadTemplate: NameTemplate = {
  segments: [readSegment('{partner}_{number}_{yyyy}-{mm}-{dd}_{id}')],
  // A single document needs no letter for its direction.
  hasDirection: true,
};

/** A path with `/` between its parts and without an ending, such as `.xml`. */
export function nameOf(
  invoice: Invoice,
  { segments, hasDirection }: NameTemplate,
  { language, ascii = false }: NamingStyle,
): string {
  const value = (field: TemplateField) => safe(fieldOf(invoice, field, language, hasDirection), field, ascii);
  return segments
    .map((segment) =>
      segment.map((piece) => (typeof piece === 'string' ? piece : value(piece.field))).join(''),
    )
    .map(tidySegment)
    .join('/');
}

function fieldOf(
  invoice: Invoice,
  field: TemplateField,
  language: ExportLanguage,
  hasDirection: boolean,
): string | null {
  const partner = invoice.role === 'seller' ? invoice.buyer : invoice.seller;
  const [yyyy, mm, dd] = (dayOf(invoice) ?? '--').split('-') as [string, string, string];
  switch (field) {
    case 'yyyy':
      return yyyy;
    case 'mm':
      return mm;
    case 'dd':
      return dd;
    case 'direction':
      return exportTexts[language].folders[invoice.direction];
    case 'company':
      return withoutPersons(invoice.cif);
    case 'partner':
      return partner.name && maskPersonalCodes(partner.name);
    case 'partner_cif':
      return withoutPersons(partner.cif);
    case 'number':
      return invoice.number;
    case 'type':
      return invoice.typeCode;
    case 'currency':
      return invoice.currency;
    case 'id':
      return hasDirection ? invoice.uploadIndex : `${invoice.uploadIndex}${invoice.direction[0]}`;
  }
}

/** The month of a pack is the one in which the SPV had it; what a folder of old ZIPs brought has its own date. */
function dayOf({ availableAt, issuedOn }: Invoice): string | null {
  return availableAt ? bucharestDay(availableAt) : issuedOn;
}

/** A person's code never appears in a path. */
function withoutPersons(cif: string | null): string | null {
  return cif?.length === 13 ? 'persoana-fizica' : cif;
}

/** In bytes. */
const caps: Partial<Record<TemplateField, number>> = {
  partner: 48,
  number: 48,
  id: 32,
  type: 6,
  currency: 6,
};

function safe(value: string | null, field: TemplateField, ascii: boolean): string {
  const normal = (value ?? '').toWellFormed().normalize('NFC');
  const written = ascii
    ? normal
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .replace(/[^ -~]/g, '_')
    : normal;
  const clean = written
    .replace(/[<>:"/\\|?*\p{C}]/gu, '_')
    .replace(/\s+/gu, ' ')
    .replace(/_{2,}/g, '_')
    // From the first of a run alone, or a long one takes time by its square.
    .replace(/^[. _-]+|(?<![. _-])[. _-]+$/g, '');
  return cutBytes(clean, caps[field] ?? 16).replace(/[. ]+$/, '') || '-';
}

function cutBytes(text: string, most: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) return kept;
    kept += character;
  }
  return kept;
}

/** Windows takes these for devices, whatever ending follows, and drops dots and spaces at the end. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)$/i;

function tidySegment(segment: string): string {
  const tidy = segment.replace(/^[. ]+|[. ]+$/g, '');
  return reserved.test(tidy.split('.')[0]!.trimEnd()) ? `_${tidy}` : tidy;
}
