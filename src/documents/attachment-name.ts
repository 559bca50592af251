/** A name under which a stranger's file may be saved: no path, nothing a file system or a header takes amiss. Pure. */

/** EN 16931's list of what may be embedded, and the ending of each. */
const endings: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
};

/** The media types that `safeMediaType` gives beside application/octet-stream. */
export const attachmentTypes = Object.keys(endings);

/** What a browser is told: of what is not on the list, only that it is bytes. */
export function safeMediaType(mimeCode: string | null): string {
  const type = (mimeCode ?? '').split(';')[0]!.trim().toLowerCase();
  return Object.hasOwn(endings, type) ? type : 'application/octet-stream';
}

/** The file's own name without its folders, or else its document's number, or else its place. */
export function safeFilename(said: {
  filename: string | null;
  id: string | null;
  mimeCode: string | null;
  n: number;
}): string {
  const own = cleaned((said.filename ?? '').split(/[/\\]/).at(-1) ?? '');
  if (own !== '') return own;
  const ending = endings[safeMediaType(said.mimeCode)] ?? 'bin';
  return `${cleaned(said.id ?? '', '-') || `attachment-${said.n}`}.${ending}`;
}

const mostName = 100;
const mostEnding = 10;

function cleaned(name: string, slash = ''): string {
  const bare = name
    .normalize('NFC')
    .replace(/[/\\]/g, slash)
    // Control characters, marks that turn the direction of writing, and half characters.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*%]/g, '_')
    // From the first of a run alone: a name may have a million dots, and from each of them it would take hours.
    .replace(/^[\s.]+|(?<![\s.])[\s.]+$/g, '');
  const whole = shortened(bare);
  // Names of devices, whatever their ending.
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(whole) ? `_${whole}` : whole;
}

function shortened(name: string): string {
  const letters = [...name];
  if (letters.length <= mostName) return name;
  const dot = letters.lastIndexOf('.');
  const ending = dot > 0 && letters.length - dot <= mostEnding ? letters.slice(dot) : [];
  return [...letters.slice(0, mostName - ending.length), ...ending].join('').trim();
}
