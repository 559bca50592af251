/** ANAF's prose made comparable: lower case, no diacritics, single spaces. Only for comparing, never for showing. */

export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
