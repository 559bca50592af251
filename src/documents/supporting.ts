/** Supporting documents of either syntax: what is said of them, and how large what is embedded is. */

import type { Attachment } from '../core/invoice.ts';
import { base64Size } from './base64.ts';
import { most } from './term-numbers.ts';
import type { Terms } from './terms.ts';
import { textOf, type XmlNode } from './xml.ts';

export interface Supporting {
  id: string | null;
  description: string | null;
  uri: string | null;
  filename: string | null;
  mimeCode: string | null;
  embedded: XmlNode | undefined;
}

export function readSupporting(all: Supporting[], terms: Terms): Attachment[] {
  return terms.list('BG-24', all, most.supportingDocuments, (one, n) => ({
    n,
    id: terms.text('BT-122', one.id, n),
    description: terms.text('BT-123', one.description, n),
    uri: terms.text('BT-124', one.uri, n),
    filename: terms.text('BT-125', one.filename, n),
    mimeCode: terms.text('BT-125', one.mimeCode, n),
    sizeBytes: sizeOf(one.embedded, n, terms),
  }));
}

function sizeOf(embedded: XmlNode | undefined, n: number, terms: Terms): number | null {
  const text = textOf(embedded);
  if (text === null) return null;
  const size = base64Size(text);
  if (size === null) terms.remark('not_base64', 'BT-125', text, n);
  return size;
}
