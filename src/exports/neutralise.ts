/** Makes a stranger's text harmless in a spreadsheet: what begins like a formula is no formula. Pure. */

/** What a cell of Excel holds. */
const mostCharacters = 32_767;

/**
 * Excel and LibreOffice calculate what begins with = + - @, and, after an import, what follows a tab or a line break;
 * the full-width signs are theirs too. An apostrophe before it says "text". Numbers never come here: they are typed.
 */
export function neutralise(text: string): string {
  const clean = withoutControls(text);
  const dangerous =
    /^[\t\r\n\v\f\u0085\u2028\u2029]/.test(text) || /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u.test(clean);
  return cut(dangerous ? `'${clean}` : clean);
}

/** XML holds no control characters but tab and line breaks, and each of these ends a line for some reader of CSV. */
function withoutControls(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t\r\n\v\f\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, '')
    .trim();
}

function cut(text: string): string {
  return text.length <= mostCharacters ? text : text.slice(0, mostCharacters).toWellFormed();
}
