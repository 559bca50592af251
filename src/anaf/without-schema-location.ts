/** A copy of a document without the location of its schema, which ANAF's firewall takes for an attack. Pure. */

/** The first tag of a document is within these, however many namespaces it declares. */
const headBytes = 64 * 1024;

/** Byte for byte the same otherwise. Where the head cannot be read as single bytes (UTF-16) nothing is taken away. */
export function withoutSchemaLocation(document: Uint8Array): Uint8Array {
  const bytes = Buffer.from(document.buffer, document.byteOffset, document.byteLength);
  // Every byte is a letter of its own, so that what is written back is what was read, in any encoding.
  const head = bytes.subarray(0, headBytes).toString('latin1');
  const root = firstTag(head);
  if (!root) return document;
  const bare = root.text.replace(
    // From the first white space of several alone: from each of them it would take time by their square.
    /(?<!\s)\s+[\w.-]+:(?:schemaLocation|noNamespaceSchemaLocation)\s*=\s*(?:"[^"]*"|'[^']*')/g,
    '',
  );
  return Buffer.concat([
    bytes.subarray(0, root.index),
    Buffer.from(bare, 'latin1'),
    bytes.subarray(root.index + root.text.length),
  ]);
}

/** After the declaration and the comments. Walked, since input could make one regular expression backtrack for ever. */
function firstTag(head: string): { text: string; index: number } | null {
  let index = head.indexOf('<');
  for (;;) {
    const comment = head.startsWith('<!--', index);
    if (!comment && !head.startsWith('<?', index)) break;
    // After the opening: `<!-->` opens a comment and does not close it.
    const closed = head.indexOf(comment ? '-->' : '?>', index + (comment ? 4 : 2));
    index = closed === -1 ? -1 : head.indexOf('<', closed);
  }
  if (index === -1) return null;
  const tag = /<[^\s>/!]+(?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*\/?>/y;
  tag.lastIndex = index;
  const text = tag.exec(head)?.[0];
  return text === undefined ? null : { text, index };
}
