/** What may leave by a door of an invoice that was read: a person's code is masked wherever one can occur. */
import { maskCif, maskPersonalCodes } from './cif.ts';
import type { InvoiceDetails, InvoiceLine, Party } from './invoice.ts';
import type { Remark } from './remark.ts';

/** Numbers of orders, waybills, payments, places and goods, which may look like a person's code but are not. */
const otherNumbers: ReadonlySet<string> = new Set([
  ...['order', 'salesOrder', 'contract', 'project', 'despatch', 'receipt', 'tender', 'reference', 'mandate'],
  ...['account', 'debitedAccount', 'locationId', 'locationNumbers', 'orderLine', 'standardItemId'],
  ...['sellerItemId', 'buyerItemId'],
]);

/** Where a fiscal code belongs: thirteen digits are a person's, also with a wrong control digit. */
const fiscalCodes: ReadonlySet<string> = new Set(['cif', 'codes', 'vatId', 'taxRegistration', 'legalId']);

export function maskDetails<T extends InvoiceDetails>(details: T): T {
  return mapTexts(details, fieldMask([details.seller, details.buyer]));
}

/** A person who trades may write their code after their name. */
export function maskParty<T extends Party>(party: T): T {
  return mapTexts(party, fieldMask([party]));
}

/** What a party has as its fiscal code is masked wherever its documents repeat it, also with a wrong control digit. */
function fieldMask(parties: (Party & { locationNumbers?: string[] })[]): TextMap {
  // GS1 location numbers have thirteen digits, and may be in any of a party's fields.
  const kept = new Set(parties.flatMap((party) => party?.locationNumbers ?? []));
  const persons = parties.flatMap((party) => (/^\d{13}$/.test(party?.cif ?? '') ? party.cif! : []));
  return (text, key) => {
    if (kept.has(text)) return text;
    const shown = persons.reduce((so, code) => so.replaceAll(code, maskCif(code)), text);
    return otherNumbers.has(key) ? text : maskField(shown, key);
  };
}

export function maskLines(lines: InvoiceLine[]): InvoiceLine[] {
  return mapTexts(lines, maskField);
}

export function maskRemarks(remarks: Remark[]): Remark[] {
  return mapTexts(remarks, maskPersonalCodes);
}

/** What was asked for, as it is given back: whatever has thirteen digits may be a code that was searched for. */
export function maskTexts<T>(value: T): T {
  return mapTexts(value, (text) => (/^\d{13}$/.test(text) ? maskCif(text) : maskPersonalCodes(text)));
}

function maskField(text: string, key: string): string {
  if (otherNumbers.has(key)) return text;
  return fiscalCodes.has(key) && /^\d{13}$/.test(text) ? maskCif(text) : maskPersonalCodes(text);
}

type TextMap = (text: string, key: string) => string;

/** @param key the object's key that holds the text, or the list that the text is in */
function mapTexts<T>(value: T, map: TextMap, key = ''): T {
  if (typeof value === 'string') return (value.length < 13 ? value : map(value, key)) as T;
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, map, key)) as T;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const mapped: Record<string, unknown> = {};
  for (const name in value) mapped[name] = mapTexts(value[name], map, name);
  return mapped as T;
}
