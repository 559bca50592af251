/** JSON in its one canonical form (RFC 8785), so that equal values have equal bytes and one signature. Pure. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Members in the order of their keys' UTF-16 code units, numbers as ECMAScript writes them, no blanks. JSON.stringify
 * already writes numbers and strings as the RFC asks.
 * @throws TypeError for what has no form in I-JSON: NaN, infinities, lone surrogates, undefined members
 */
export function canonicalJson(value: Json): string {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed())
        throw new TypeError('a text with half a surrogate pair has no canonical form');
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical form`);
      return JSON.stringify(value);
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
      return `{${Object.keys(value)
        .sort()
        .map((key) => `${canonicalJson(key)}:${canonicalJson(value[key]!)}`)
        .join(',')}}`;
    default:
      throw new TypeError(`${typeof value} has no canonical form`);
  }
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
