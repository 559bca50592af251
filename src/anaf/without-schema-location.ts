/** A copy of a document without the hint where its schema lies, which ANAF's firewall takes for an attack. Pure. */

/** The first tag of a document is within these, however many namespaces it declares. */
const headBytes = 64 * 1024;

/** Byte for byte the same otherwise. Where the head cannot be read as single bytes (UTF-16) nothing is taken away. */
export function withoutSchemaLocation(document: Uint8Array): Uint8Array {
  const bytes = Buffer.from(document.buffer, document.byteOffset, document.byteLength);
  // Every byte is a letter of its own, so that what is written back is what was read, in any encoding.
  const head = bytes.subarray(0, headBytes).toString('latin1');
  const root = /<(?![?!])[^\s>/]+(?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*\/?>/.exec(head);
  if (!root) return document;
  const bare = root[0].replace(
    /\s+[\w.-]+:(?:schemaLocation|noNamespaceSchemaLocation)\s*=\s*(?:"[^"]*"|'[^']*')/g,
    '',
  );
  return Buffer.concat([
    bytes.subarray(0, root.index),
    Buffer.from(bare, 'latin1'),
    bytes.subarray(root.index + root[0].length),
  ]);
}
