/** Whether a pasted text is the address that ANAF redirected to. Pure. */

export type AddressKind = 'address' | 'refused' | 'other';

/** Browsers leave out the scheme, and mail programs add spaces. */
export function classifyAddress(text: string): AddressKind {
  const query = text.trim().split('?')[1];
  if (query === undefined) return 'other';
  const given = new URLSearchParams(query.split('#')[0]);
  if (given.has('error')) return 'refused';
  return given.has('code') && given.has('state') ? 'address' : 'other';
}
