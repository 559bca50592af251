/**
 * Writes an XML document otherwise without changing what it says: comments, processing instructions and blanks between
 * its tags, CDATA and comments inside its texts, other prefixes. By text alone, so that it shares no mistake with a parser.
 */

export interface Disguise {
  /** Between 0 and 1, always in the same order for the same seed. */
  random: () => number;
  /** How often something is put into a gap or a text. */
  share: number;
  /** Tags inside of which only comments may be put, since a canonical form keeps the rest. */
  signed?: RegExp;
}

/** @returns UTF-8, whatever the document was written in */
export function disguise(xml: Buffer, { random, share, signed }: Disguise): Buffer {
  const tokens =
    decode(xml).match(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<[^>]*>|[^<]+/g) ?? [];
  const renamed = renamePrefixes(tokens, random);
  let depth = 0;
  let signedFrom = Number.POSITIVE_INFINITY;
  let out = '';
  for (const [i, token] of renamed.entries()) {
    const [before, after] = [renamed[i - 1] ?? '', renamed[i + 1] ?? ''];
    if (isTag(token) && !token.startsWith('</')) {
      if (signed?.test(token) && signedFrom > depth) signedFrom = depth;
      if (!token.endsWith('/>')) depth++;
    } else if (isTag(token)) depth--;
    const only = depth > signedFrom;
    out += !only && isText(token, before, after) ? disguiseText(token, random, share) : token;
    if (isTag(token) && token.startsWith('</') && depth <= signedFrom) signedFrom = Number.POSITIVE_INFINITY;
    if (depth === 0 || !isTag(token) || !isTag(after)) continue;
    // Between `<a>` and `</a>` a blank would be a text.
    const empty = !token.startsWith('</') && !token.endsWith('/>') && after.startsWith('</');
    while (random() < share) out += only ? comment(random) : between(random, !empty);
  }
  return Buffer.from(out);
}

const isTag = (token: string): boolean => /^<[^!?]/.test(token);

const isText = (token: string, before: string, after: string): boolean =>
  !token.startsWith('<') && isTag(before) && !before.startsWith('</') && after.startsWith('</');

const comments = ['<!---->', '<!-- <cbc:ID>no</cbc:ID> -->', '<!-->a < b & c -->', '<!-- ?> ]]> -->'];
const instructions = ['<?a?>', '<?xml-stylesheet href="a.xsl"?>', '<?p <cbc:ID>no</cbc:ID>?>', '<?b -->?>'];
const blanks = [' ', '\n', '\r\n\t', '   '];

function pick(all: string[], random: () => number): string {
  return all[Math.floor(random() * all.length)]!;
}

function comment(random: () => number): string {
  return pick(comments, random);
}

function between(random: () => number, blanksToo: boolean): string {
  const kinds = [comments, instructions, instructions, ...(blanksToo ? [blanks] : [])];
  return pick(kinds[Math.floor(random() * kinds.length)]!, random);
}

/** In pieces that never part a reference, and in CDATA where nothing had to be escaped. */
function disguiseText(text: string, random: () => number, share: number): string {
  if (random() >= share) return text;
  const pieces = text.match(/&[^;]*;|[^&]{1,4}/gu) ?? [];
  return pieces
    .map((piece) => {
      const written = !piece.startsWith('&') && !/[>\r]/.test(piece) && random() < 0.4;
      const put = random() < share ? pick([...comments, ...instructions], random) : '';
      return `${put}${written ? `<![CDATA[${piece}]]>` : piece}`;
    })
    .join('');
}

/** Consistently through the document; `xml` and what is no prefix of a tag stay. */
function renamePrefixes(tokens: string[], random: () => number): string[] {
  const names = new Map<string, string>();
  const nameOf = (prefix: string) => {
    if (!names.has(prefix)) names.set(prefix, random() < 0.5 ? prefix : `n${names.size}.${prefix}`);
    return names.get(prefix)!;
  };
  const used = new Set(tokens.filter(isTag).flatMap((tag) => /^<\/?([\w.-]+):/.exec(tag)?.[1] ?? []));
  return tokens.map((token) =>
    isTag(token)
      ? token
          .replace(/^(<\/?)([\w.-]+):/, (_, open, prefix) => `${open}${nameOf(prefix)}:`)
          .replace(/(\sxmlns:)([\w.-]+)(?=\s*=)/g, (all, xmlns, prefix) =>
            used.has(prefix) ? `${xmlns}${nameOf(prefix)}` : all,
          )
      : token,
  );
}

function decode(xml: Buffer): string {
  const wide = xml[0] === 0xff || xml[1] === 0;
  const declared = wide ? 'utf-16le' : /^<\?xml[^>]*encoding="([^"]+)"/.exec(xml.toString('latin1'))?.[1];
  const text = new TextDecoder(declared ?? 'utf-8').decode(xml);
  return text.replace(/^(<\?xml[^>]*encoding=")[^"]+/, '$1UTF-8');
}
