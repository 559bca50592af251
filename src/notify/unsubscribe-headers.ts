/** The headers by which a mail program ends mail with one click (RFC 2369, RFC 8058). Pure. */

export function unsubscribeHeaders(url: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
