/** The details of an entry of the audit log, in the reader's words. Pure. */

interface Words {
  /** By the name under which a detail is recorded. */
  names: Record<string, string>;
  /** Of the details that are one of several words. */
  values: Record<string, Record<string, string>>;
}

/** Ids lead nowhere on the page; the API has them. */
const ids: ReadonlySet<string> = new Set([
  'userId',
  'connectionId',
  'companyId',
  'comment',
  'invoice',
  'invitation',
  'assigned',
]);

/** @returns empty if there is nothing to say; a detail without a word of ours as it was recorded */
export function sayDetail(detail: Record<string, unknown>, { names, values }: Words): string {
  return Object.entries(detail)
    .filter(([name, value]) => !ids.has(name) && (typeof value === 'string' || typeof value === 'number'))
    .map(([name, value]) => `${names[name] ?? name}: ${values[name]?.[String(value)] ?? value}`)
    .join(', ');
}
