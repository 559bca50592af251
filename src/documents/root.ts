/** Looks at both ends of an XML document without parsing it: what its root is, and whether a signature closes it. */

export interface Root {
  localName: string;
  /** Empty when there is no namespace. */
  namespace: string;
}

/** What precedes the root (declaration, comments, licences) is a few hundred bytes; the second try is for the rest. */
const windows = [4_096, 1_048_576];

/** Null when there is no root in sight. Cheap: it reads up to the end of the first start tag. */
export function sniffRoot(bytes: Buffer): Root | null {
  for (const window of windows) {
    const root = rootOf(decode(bytes, 0, window));
    if (root || window >= bytes.length) return root;
  }
  return null;
}

/** The last child of the root is a `Signature`: the enveloped style of seal. */
export function endsWithSignature(bytes: Buffer): boolean {
  const tail = decode(bytes, bytes.length - tailBytes, tailBytes);
  const afterRoot = withoutLastTag(withoutMisc(tail));
  return afterRoot !== null && /<\/(?:[\w.-]+:)?Signature\s*>$/.test(withoutMisc(afterRoot).slice(-200));
}

/** What somebody puts after a seal (comments, instructions, blanks) is short. */
const tailBytes = 65_536;

/** Without the blanks, comments and processing instructions at its end. */
function withoutMisc(text: string): string {
  for (;;) {
    text = text.trimEnd();
    const opening = text.endsWith('-->') ? '<!--' : text.endsWith('?>') ? '<?' : null;
    const at = opening === null ? -1 : text.lastIndexOf(opening);
    if (at === -1) return text;
    text = text.slice(0, at);
  }
}

/** Null when the text does not end in a closing tag. */
function withoutLastTag(text: string): string | null {
  const at = text.lastIndexOf('<');
  return at !== -1 && /^<\/[^<>]+>$/.test(text.slice(at)) ? text.slice(0, at) : null;
}

function rootOf(text: string): Root | null {
  let at = 0;
  for (;;) {
    at = text.indexOf('<', at);
    if (at === -1) return null;
    const [opening, closing] = text.startsWith('<?', at)
      ? ['<?', '?>']
      : text.startsWith('<!--', at)
        ? ['<!--', '-->']
        : [];
    if (opening === undefined || closing === undefined) break;
    // After the opening: `<!-->` opens a comment and does not close it.
    const end = text.indexOf(closing, at + opening.length);
    if (end === -1) return null;
    at = end + closing.length;
  }
  // A DOCTYPE is never followed: such a document is refused when it is read.
  const tag = /<(?:([^\s:<>/=!?]+):)?([^\s:<>/=!?]+)/y;
  tag.lastIndex = at;
  const found = tag.exec(text);
  if (!found) return null;
  const [, prefix, localName] = found as unknown as [string, string | undefined, string];
  const wanted = prefix === undefined ? 'xmlns' : `xmlns:${prefix}`;
  const attribute = /\s+([^\s=<>/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
  attribute.lastIndex = tag.lastIndex;
  let namespace = '';
  let end = attribute.lastIndex;
  for (let m = attribute.exec(text); m; m = attribute.exec(text)) {
    if (m[1] === wanted) namespace = m[2] ?? m[3] ?? '';
    end = attribute.lastIndex;
  }
  // A tag that does not end in sight may have its namespace further on.
  return /^\s*\/?>/.test(text.slice(end, end + 64)) ? { localName, namespace } : null;
}

/** The names that matter are ASCII, so any encoding that extends ASCII may be read as Latin-1 here. */
function decode(bytes: Buffer, from: number, length: number): string {
  const unit = unitOf(bytes);
  const start = Math.max(0, from - (from % 2));
  const part = bytes.subarray(start, Math.max(0, Math.min(bytes.length, start + length)));
  if (unit === 'utf16le') return part.toString('utf16le');
  if (unit === 'utf16be') {
    const whole = part.subarray(0, part.length - (part.length % 2));
    return Buffer.from(whole).swap16().toString('utf16le');
  }
  return part.toString('latin1');
}

function unitOf(bytes: Buffer): 'latin1' | 'utf16le' | 'utf16be' {
  const first = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
  if (first === 0xfffe || first === 0x3c00) return 'utf16le';
  if (first === 0xfeff || first === 0x003c) return 'utf16be';
  return 'latin1';
}
