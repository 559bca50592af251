/** Downloads that somebody has thought about: each is a ZIP with one document, and would harm a careless reader. */
import { zip } from '../../sandbox/zip.ts';
import { uploadIndex, zippedAt } from './case.ts';

const ns = 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2';

function zipOf(document: Buffer | string): Buffer {
  const bytes = typeof document === 'string' ? Buffer.from(document) : document;
  return zip([{ name: `${uploadIndex}.xml`, bytes }], zippedAt);
}

/** An invoice that would be read, with this inside. */
function invoice(inside: string, attributes = ''): Buffer {
  return zipOf(`<Invoice xmlns="${ns}"${attributes}><ID>F1</ID>${inside}</Invoice>`);
}

function withDoctype(declared: string, inside: string): Buffer {
  return zipOf(`<!DOCTYPE Invoice [${declared}]><Invoice xmlns="${ns}"><ID>F1</ID>${inside}</Invoice>`);
}

const each = (count: number, of: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => of(i)).join('');
const line = '<InvoiceLine><ID>1</ID><LineExtensionAmount>1</LineExtensionAmount></InvoiceLine>';

/** Built on demand, so that only one is in memory at a time. The expected results: test/hostile.test.ts. */
export const hostileCases: Record<string, () => Buffer> = {
  'billion laughs': () =>
    withDoctype(
      `<!ENTITY a0 "ha">${each(30, (i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`)}`,
      '<Note>&a30;</Note>',
    ),
  'quadratic blow-up': () =>
    withDoctype(`<!ENTITY a "${'x'.repeat(100_000)}">`, `<Note>${'&a;'.repeat(100_000)}</Note>`),
  'an entity that holds itself': () => withDoctype('<!ENTITY a "&b;"><!ENTITY b "&a;">', '<Note>&a;</Note>'),
  'an external entity of a file': () =>
    withDoctype('<!ENTITY a SYSTEM "file:///etc/passwd">', '<Note>&a;</Note>'),
  'an external entity of the network': () =>
    withDoctype('<!ENTITY a SYSTEM "http://127.0.0.1:9/a">', '<Note>&a;</Note>'),
  'a parameter entity of the network': () =>
    withDoctype('<!ENTITY % a SYSTEM "http://127.0.0.1:9/a">%a;', ''),
  'a DTD of the network': () =>
    zipOf(`<!DOCTYPE Invoice SYSTEM "http://127.0.0.1:9/a.dtd"><Invoice xmlns="${ns}"><ID>F1</ID></Invoice>`),
  'an XInclude of a file': () =>
    invoice(
      '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>',
    ),
  'a stylesheet to run': () =>
    zipOf(`<?xml-stylesheet href="http://127.0.0.1:9/a.xsl"?><Invoice xmlns="${ns}"><ID>F1</ID></Invoice>`),
  '100,000 levels, closed': () => invoice('<a>'.repeat(100_000) + '</a>'.repeat(100_000)),
  '100,000 levels, never closed': () => invoice('<a>'.repeat(100_000)),
  '100,000 attributes': () =>
    invoice(
      '',
      each(100_000, (i) => ` a${i}="${i}"`),
    ),
  '100,000 attributes of the same name': () => invoice('', ' a="1"'.repeat(100_000)),
  '100,000 namespaces': () =>
    invoice(
      '',
      each(100_000, (i) => ` xmlns:a${i}="u${i}"`),
    ),
  '100,000 undeclared prefixes': () => invoice(each(100_000, (i) => `<p${i}:a/>`)),
  '100,000 comments': () => invoice('<!-- -->'.repeat(100_000)),
  '900,000 empty elements': () => invoice('<a/>'.repeat(900_000)),
  'two million empty elements': () => invoice('<a/>'.repeat(2_000_000)),
  '120,000 lines': () => invoice(line.repeat(120_000)),
  '400,000 notes': () => invoice('<Note>x</Note>'.repeat(400_000)),
  '20,000 attachments': () =>
    invoice(
      '<AdditionalDocumentReference><ID>1</ID><Attachment><EmbeddedDocumentBinaryObject>QUJD</EmbeddedDocumentBinaryObject></Attachment></AdditionalDocumentReference>'.repeat(
        20_000,
      ),
    ),
  'an attachment of 9 MB': () =>
    invoice(
      `<AdditionalDocumentReference><ID>1</ID><Attachment><EmbeddedDocumentBinaryObject>${'QUJD'.repeat(2_250_000)}</EmbeddedDocumentBinaryObject></Attachment></AdditionalDocumentReference>`,
    ),
  'an attachment of 9 MB of white space': () =>
    invoice(
      `<AdditionalDocumentReference><ID>1</ID><Attachment><EmbeddedDocumentBinaryObject>Q${' \n'.repeat(4_500_000)}</EmbeddedDocumentBinaryObject></Attachment></AdditionalDocumentReference>`,
    ),
  'an attribute of 9 MB': () =>
    invoice(`<InvoicedQuantity unitCode="${'x'.repeat(9_000_000)}">1</InvoicedQuantity>`),
  'a text of 9 MB': () => invoice(`<Note>${'x'.repeat(9_000_000)}</Note>`),
  'a text of 15 MB': () => invoice(`<Note>${'x'.repeat(15_000_000)}</Note>`),
  'a number of a million digits': () =>
    invoice(
      `<LegalMonetaryTotal><PayableAmount>${'9'.repeat(1_000_000)}</PayableAmount></LegalMonetaryTotal>`,
    ),
  'a name of a million letters': () => invoice(`<${'a'.repeat(1_000_000)}/>`),
  'a prolog of 9 MB': () =>
    zipOf(`<?xml version="1.0"?>${' '.repeat(9_000_000)}<Invoice xmlns="${ns}"><ID>F1</ID></Invoice>`),
  '21 MB of XML': () => invoice(`<Note>${'x'.repeat(700_000)}</Note>`.repeat(30)),
  'never closed': () => zipOf(`<Invoice xmlns="${ns}"><ID>F1</ID><Note>`),
  'a bomb of 99 MB in 100 kB': () => zipOf(Buffer.alloc(99_000_000, ' ')),
  'a bomb of 300 MB': () => zipOf(Buffer.alloc(300_000_000, 'x')),
  'ten bombs of 99 MB': () => {
    const bytes = Buffer.alloc(99_000_000, ' ');
    return zip(
      Array.from({ length: 10 }, (_, i) => ({ name: i === 0 ? `${uploadIndex}.xml` : `${i}.xml`, bytes })),
      zippedAt,
    );
  },
};
