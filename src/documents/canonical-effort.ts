/**
 * How long the canonical form of a document would take. The library looks, for every element, each namespace in scope up
 * among all the others, and sorts attributes by insertion: two thousand namespaces over two thousand elements took 34 s,
 * fifty thousand attributes 2.3 s. Reads tags and nothing else; what is no XML gets some number.
 */

/** Nanoseconds of one comparison, measured on those two. */
const perNamespacePair = 4;
const perAttributePair = 1;

/** An estimate in nanoseconds; stops counting once it is over `most`. */
export function canonicalEffort(bytes: Uint8Array, most: number): number {
  const text = decode(bytes);
  /** Namespaces that each open element declares. */
  const open: number[] = [];
  let inScope = 0;
  let effort = 0;
  for (let at = text.indexOf('<'); at !== -1 && effort <= most; at = text.indexOf('<', at)) {
    const next = text.charCodeAt(at + 1);
    if (next === bang || next === question) {
      at = endOfOther(text, at);
    } else if (next === slash) {
      inScope -= open.pop() ?? 0;
      at += 2;
    } else {
      const tag = readTag(text, at + 1);
      inScope += tag.namespaces;
      effort += perNamespacePair * inScope * inScope + perAttributePair * tag.attributes * tag.attributes;
      if (tag.empty) inScope -= tag.namespaces;
      else open.push(tag.namespaces);
      at = tag.end;
    }
  }
  return effort;
}

const [bang, question, slash] = [0x21, 0x3f, 0x2f];

/** Comments, CDATA and instructions hold no tags. */
function endOfOther(text: string, at: number): number {
  const [opening, closing] = text.startsWith('<!--', at)
    ? ['<!--', '-->']
    : text.startsWith('<![CDATA[', at)
      ? ['<![CDATA[', ']]>']
      : text.startsWith('<?', at)
        ? ['<?', '?>']
        : ['<!', '>'];
  // After the opening: `<!-->` opens a comment and does not close it.
  const end = text.indexOf(closing, at + opening.length);
  return end === -1 ? text.length : end + closing.length;
}

function readTag(text: string, from: number) {
  let [attributes, namespaces] = [0, 0];
  let at = from;
  /** Where the last name began. */
  let name = from;
  let between = false;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3e) break;
    if (code === 0x22 || code === 0x27) {
      const end = text.indexOf(code === 0x22 ? '"' : "'", at + 1);
      at = end === -1 ? text.length : end;
      between = true;
    } else if (code === 0x3d) {
      attributes++;
      if (text.startsWith('xmlns', name)) namespaces++;
    } else if (code <= 0x20) {
      between = true;
    } else if (between) {
      between = false;
      name = at;
    }
  }
  return { attributes, namespaces, empty: text.charCodeAt(at - 1) === slash, end: at };
}

/** The names that matter are ASCII; of two bytes a character the zeros are left out. */
function decode(bytes: Uint8Array): string {
  const wide =
    bytes.length >= 2 && (bytes[0] === 0 || bytes[1] === 0 || (bytes[0]! >= 0xfe && bytes[1]! >= 0xfe));
  const narrow = wide ? withoutZeros(bytes) : bytes;
  return Buffer.from(narrow.buffer, narrow.byteOffset, narrow.length).toString('latin1');
}

/** By hand: taking nine million zeros out of a text, or filtering the bytes, holds some hundred megabytes. */
function withoutZeros(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (const byte of bytes) if (byte !== 0) kept[length++] = byte;
  return kept.subarray(0, length);
}
