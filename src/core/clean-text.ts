/** Foreign text made fit to be stored, logged and shown: what ANAF, a document or a caller says may hold any code point. Pure. */

/** PostgreSQL refuses NUL and half a surrogate pair; the other control characters change how a terminal or a page shows the text around them. */
const controls = /(?![\t\n\r])\p{Cc}/gu;

/** Without control characters except tab and line breaks; half of a surrogate pair becomes U+FFFD. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(controls, '');
}
