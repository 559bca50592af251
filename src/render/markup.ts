/** HTML as values: whatever is put into a template is escaped, unless it is HTML already. Pure. */

export interface Html {
  readonly html: string;
}

type Content = string | Html | null | false | readonly Content[];

/** For text and for attributes in double quotes; those are the only places that may hold a value. */
export function html(parts: TemplateStringsArray, ...values: Content[]): Html {
  return { html: parts.reduce((written, part, i) => written + textOf(values[i - 1] ?? null) + part) };
}

/** Only for texts of our own, such as a style sheet. */
export function trusted(text: string): Html {
  return { html: text };
}

function textOf(value: Content): string {
  if (value === null || value === false) return '';
  if (typeof value === 'string') return escaped(value);
  return isList(value) ? value.map(textOf).join('') : value.html;
}

function isList(value: Html | readonly Content[]): value is readonly Content[] {
  return Array.isArray(value);
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => escapes[sign]!);
}
