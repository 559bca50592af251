/** Wounds to a document: what broken programs and hostile people write. The same random numbers give the same wounds. */
import type { Random } from '../../sandbox/documents/random.ts';

type Wound = (text: string, random: Random) => string;

/** On bytes taken as latin1, so that a wound may go through the middle of a character. */
export function mutateXml(xml: Buffer, random: Random): Buffer {
  let text = xml.toString('latin1');
  for (let wounds = random.int(1, 4); wounds > 0; wounds--) {
    text = random.pick(wound)(text, random).slice(0, mostBytes);
  }
  return Buffer.from(text, 'latin1');
}

/** Above what is read, so that the refusal is met too. */
const mostBytes = 24_000_000;

const wound: Wound[] = [
  flipBits,
  flipBits,
  truncate,
  cut,
  cut,
  copyElsewhere,
  dropElement,
  dropElement,
  doubleElement,
  doubleElement,
  moveElement,
  renameElement,
  strangeNumber,
  strangeNumber,
  strangeText,
  strangeText,
  strangeAttribute,
  manyAttributes,
  deepNesting,
  doctype,
  strangeReference,
  declareEncoding,
  reencode,
  wrapText,
  breakNamespace,
  embedFile,
];

function at(text: string, random: Random): number {
  return random.int(0, Math.max(0, text.length - 1));
}

function insert(text: string, where: number, what: string): string {
  return text.slice(0, where) + what + text.slice(where);
}

function flipBits(text: string, random: Random): string {
  const bytes = Buffer.from(text, 'latin1');
  for (let n = random.int(1, 8); n > 0; n--) bytes[at(text, random)]! ^= 1 << random.int(0, 7);
  return bytes.toString('latin1');
}

function truncate(text: string, random: Random): string {
  return text.slice(0, at(text, random));
}

function cut(text: string, random: Random): string {
  const from = at(text, random);
  return text.slice(0, from) + text.slice(from + random.int(1, 200));
}

function copyElsewhere(text: string, random: Random): string {
  const from = at(text, random);
  return insert(text, at(text, random), text.slice(from, from + random.int(1, 2_000)));
}

/** A whole element picked anywhere, without a parser: its first end tag will do. */
function elementIn(text: string, random: Random): { start: number; end: number; name: string } | null {
  const opening = /<([A-Za-z][\w:.-]*)[^<>]*>/g;
  opening.lastIndex = at(text, random);
  const found = opening.exec(text);
  const name = found?.[1];
  if (!found || !name) return null;
  const closing = text.indexOf(`</${name}>`, found.index);
  return closing < 0 ? null : { start: found.index, end: closing + name.length + 3, name };
}

function dropElement(text: string, random: Random): string {
  const one = elementIn(text, random);
  return one ? text.slice(0, one.start) + text.slice(one.end) : text;
}

function doubleElement(text: string, random: Random): string {
  const one = elementIn(text, random);
  if (!one) return text;
  const times = random.pick([1, 1, 1, 2, 20, 600, 30_000]);
  const copy = text.slice(one.start, one.end);
  return insert(text, one.end, copy.repeat(Math.min(times, Math.ceil(4_000_000 / copy.length))));
}

function moveElement(text: string, random: Random): string {
  const one = elementIn(text, random);
  const other = elementIn(text, random);
  return one && other ? insert(text, other.start, text.slice(one.start, one.end)) : text;
}

function renameElement(text: string, random: Random): string {
  const one = elementIn(text, random);
  if (!one) return text;
  const name = random.pick([
    'cbc:ID',
    'ID',
    'cac:InvoiceLine',
    'Signature',
    'x:y',
    '__proto__',
    'constructor',
  ]);
  const inside = text.slice(one.start, one.end);
  return (
    text.slice(0, one.start) +
    inside.replace(`<${one.name}`, `<${name}`).replace(`</${one.name}>`, `</${name}>`) +
    text.slice(one.end)
  );
}

/** Replaces one text that holds digits. */
function strangeNumber(text: string, random: Random): string {
  const numbers = [...text.matchAll(/>(-?\d[\d.]*)</g)];
  if (numbers.length === 0) return text;
  const found = random.pick(numbers);
  const strange = random.pick([
    '9'.repeat(50),
    '9'.repeat(100_000),
    `0.${'0'.repeat(55)}1`,
    '-0',
    '+1.',
    '.5',
    '1e999',
    'NaN',
    '-Infinity',
    '0x10',
    '1.234,56',
    '1 000',
    '٣',
    '2026-02-30',
    '9999-12-31',
    '0000-00-00',
    '',
  ]);
  const start = found.index + 1;
  return (
    text.slice(0, start) + Buffer.from(strange).toString('latin1') + text.slice(start + found[1]!.length)
  );
}

function strangeText(text: string, random: Random): string {
  const texts = [...text.matchAll(/>([^<>]{1,300})</g)];
  if (texts.length === 0) return text;
  const found = random.pick(texts);
  const strange = random.pick([
    '\u202Egnp.exe',
    '😀'.repeat(300),
    'x'.repeat(1_000_000),
    '\ufffe',
    '\u0000',
    '\u0085\u2028',
    '&#0;',
    '&#xD800;',
    '&#x10FFFF;',
    '&#55357;&#56832;',
    ' '.repeat(5_000),
    '<![CDATA[]]]]><![CDATA[>]]>',
    '__proto__',
    "'); drop table invoice; --",
    '=1+1',
    '\r\n',
  ]);
  const start = found.index + 1;
  return (
    text.slice(0, start) + Buffer.from(strange).toString('latin1') + text.slice(start + found[1]!.length)
  );
}

function strangeAttribute(text: string, random: Random): string {
  const value = random.pick(['', 'RON', 'ron ', '&lt;', '&undefined;', '"', 'x'.repeat(200_000)]);
  return text.replace(/(currencyID|unitCode|schemeID|filename|mimeCode|format)="[^"]*"/, `$1="${value}"`);
}

function manyAttributes(text: string, random: Random): string {
  const count = random.pick([10, 1_000, 20_000]);
  const prefix = random.pick(['a', 'xmlns:a', 'u:a']);
  const attributes = Array.from({ length: count }, (_, i) => ` ${prefix}${i}="${i}"`).join('');
  const tag = text.indexOf('>', at(text, random));
  return tag < 0 ? text : insert(text, text[tag - 1] === '/' ? tag - 1 : tag, attributes);
}

function deepNesting(text: string, random: Random): string {
  const depth = random.pick([50, 255, 260, 5_000, 200_000]);
  const where = text.indexOf('<', at(text, random));
  return where < 0
    ? text
    : insert(text, where, '<n>'.repeat(depth) + (random.chance(0.7) ? '</n>'.repeat(depth) : ''));
}

function doctype(text: string, random: Random): string {
  const declared = random.pick([
    '<!DOCTYPE x>',
    '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]>',
    `<!DOCTYPE x [<!ENTITY a0 "ha">${Array.from({ length: 12 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(12)}">`).join('')}]>`,
    `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(50_000)}">]>`,
    `<!DOCTYPE x [${'<!ATTLIST x y CDATA "z">'.repeat(5_000)}]>`,
  ]);
  const start = /<[A-Za-z]/.exec(text)?.index ?? 0;
  const with_ = insert(text, start, declared);
  const reference = random.pick(['&a12;', '&y;', '&a;'.repeat(10_000)]);
  const where = with_.indexOf('>', start + declared.length + at(text, random));
  return where < 0 ? with_ : insert(with_, where + 1, reference);
}

function strangeReference(text: string, random: Random): string {
  const where = text.indexOf('>', at(text, random));
  const reference = random.pick([
    '&',
    '&amp',
    '&nbsp;',
    '&#;',
    '&#x;',
    '&#1;',
    '&#x110000;',
    '&#99999999999;',
    ']]>',
  ]);
  return where < 0 ? text : insert(text, where + 1, reference);
}

function declareEncoding(text: string, random: Random): string {
  const encoding = random.pick([
    'UTF-16',
    'ISO-8859-2',
    'windows-1250',
    'UTF-7',
    'EBCDIC-CP-US',
    'x',
    'UTF-32',
  ]);
  const bare = text.replace(/^(\xef\xbb\xbf)?<\?xml[^>]*\?>/, '');
  return `<?xml version="${random.pick(['1.0', '1.1', '2.0'])}" encoding="${encoding}"?>${bare}`;
}

function reencode(text: string, random: Random): string {
  const plain = Buffer.from(text, 'latin1').toString('utf8');
  const bytes = Buffer.from(
    random.chance(0.5) ? `\ufeff${plain}` : plain,
    random.pick(['utf16le', 'utf8'] as const),
  );
  return (random.chance(0.3) && bytes.length % 2 === 0 ? bytes.swap16() : bytes).toString('latin1');
}

function wrapText(text: string, random: Random): string {
  const [before, after] = random.pick([
    ['<![CDATA[', ']]>'],
    ['<!--', '-->'],
    ['<?x ', '?>'],
    ['<![CDATA[', ''],
    ['<!-- -- ', '-->'],
  ] as const);
  const one = elementIn(text, random);
  if (!one) return text;
  return text.slice(0, one.start) + before + text.slice(one.start, one.end) + after + text.slice(one.end);
}

function breakNamespace(text: string, random: Random): string {
  return random.pick<Wound>([
    (t) => t.replace(/xmlns(:\w+)?="[^"]*"/, ''),
    (t) => t.replace(/xmlns(:\w+)?="[^"]*"/, 'xmlns$1=""'),
    (t) => t.replace(/:schema:xsd:(Invoice|CreditNote)-2/, ':schema:xsd:Invoice-3'),
    (t) => t.replace(/xmlns:\w+=/, 'xmlns:xml='),
  ])(text, random);
}

/** A supporting document of any size, with base64 that may be none. */
function embedFile(text: string, random: Random): string {
  const size = random.pick([0, 10, 1_000, 100_000, 9_000_000]);
  const content = 'QUJD'.repeat(size / 4) + random.pick(['', 'Q', '=', '====', 'é', '\n', '<b/>']);
  const name = random.pick(['a.pdf', '../../etc/passwd', 'con', '', 'x'.repeat(5_000), '&#x202E;']);
  const element = `<AdditionalDocumentReference><ID>1</ID><Attachment><EmbeddedDocumentBinaryObject filename="${name}" mimeCode="text/html">${content}</EmbeddedDocumentBinaryObject></Attachment></AdditionalDocumentReference>`;
  const end = text.lastIndexOf('</');
  return end < 0 ? text : insert(text, end, element);
}
