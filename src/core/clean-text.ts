/** Foreign text made fit to be stored, logged and shown: what ANAF, a document or a caller says may hold any code point. Pure. */

/** PostgreSQL refuses NUL and half a surrogate pair; the other control characters change how a terminal or a page shows the text around them. */
const controls = /[^\P{Cc}\t\n\r]/gu;

/** Without control characters except tab and line breaks; half of a surrogate pair becomes U+FFFD. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(controls, '');
}

/** The same for every text inside of a value, such as the body of a request; what is not a text stays as it is. */
export function cleanTexts(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanTexts);
  if (typeof value !== 'object' || value === null) return value;
  // Not by the prototype: a parser of addresses makes objects of its own.
  if (ArrayBuffer.isView(value) || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [cleanText(key), cleanTexts(one)]));
}

/** Whether a reader sees anything of it: blanks, joiners, fillers and marks alone are no name. */
export function hasVisible(text: string): boolean {
  return /[^\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}
