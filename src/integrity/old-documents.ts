/**
 * What a person's file holds for the catalogue: a ZIP of ANAF's as it is; of a ZIP of ZIPs, such as our own monthly pack,
 * each one inside; of several documents, or of XML without a ZIP, each with its seal in a ZIP of its own.
 */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { classifyOnlyDocument, kindOf } from '../documents/classify.ts';
import { sniffRoot } from '../documents/root.ts';
import type { ZipEntry } from '../documents/unzip.ts';
import { zipOf } from '../exports/zip.ts';
import { openZipEntries, type WalkedEntry } from './walk-zip.ts';

/** Each has a sentence in both languages: src/text/cli. */
export type Refusal =
  | 'file'
  | 'too_large'
  | 'cannot_be_opened'
  | 'nested_too_deep'
  | 'nothing_inside'
  | 'no_invoice_xml';

/** `label` is the file, and the entries inside of it that lead to the document. */
export type OldDocument =
  | { label: string; zip: Buffer }
  | { label: string; refusal: Refusal; detail: string };

/** ANAF takes documents of 10 MB, and its ZIPs hold two of them. */
const mostBytes = 50_000_000;
/** A pack in a ZIP in a ZIP. */
const mostDepth = 3;
/** Of one file, all that is inflated from it: a ZIP that goes on without end has one. */
const mostInflatedBytes = 50_000_000_000;

export async function* oldDocuments(file: string): AsyncGenerator<OldDocument> {
  try {
    if (/\.zip$/i.test(file)) yield* fromZip(file, file, { depth: 1, left: { bytes: mostInflatedBytes } });
    else yield await fromXml(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    yield { label: file, refusal: 'file', detail: code };
  }
}

/** Whether a file beside it is its seal, which comes with its document. */
export function isSealName(name: string): boolean {
  return /(?:^|[/\\])semnatura_[^/\\]*\.xml$/i.test(name);
}

async function fromXml(file: string): Promise<OldDocument> {
  const { size } = await stat(file);
  if (size > mostBytes) return tooLarge(file, size);
  const beside = await readFile(join(dirname(file), `semnatura_${basename(file)}`)).catch(() => null);
  return wrap(file, await readFile(file), beside);
}

interface Inside {
  depth: number;
  left: { bytes: number };
}

async function* fromZip(source: string | Buffer, label: string, inside: Inside): AsyncGenerator<OldDocument> {
  const opened = await openZipEntries(source);
  // What is broken, or no ZIP at all, is told by the reader of ANAF's ZIPs.
  if (!opened.ok && !opened.tooMany) return yield* whole(source, label);
  if (!opened.ok) return void (yield { label, refusal: 'cannot_be_opened', detail: opened.detail });
  try {
    const files = opened.entries.filter(({ name }) => !name.endsWith('/'));
    const zips = files.filter(({ name }) => /\.zip$/i.test(name));
    const stems = new Set(zips.map(({ name }) => stemOf(name)));
    // A pack has the document of each ZIP beside it.
    const documents = files.filter(({ name }) => isDocumentName(name) && !stems.has(stemOf(name)));
    if (zips.length === 0 && files.length <= 10) {
      const numbered = documents.filter(({ name }) => indexIn(name) !== null);
      if (numbered.length === 1 || documents.length === 0) return yield* whole(source, label);
      const only = numbered.length === 0 ? await onlyDocument(files, label, inside) : null;
      if (only) return void (yield only);
    }
    if (zips.length + documents.length === 0)
      return void (yield { label, refusal: 'nothing_inside', detail: `${files.length}` });
    for (const entry of zips) yield* nested(entry, `${label}/${entry.name}`, inside);
    const seals = new Map(files.filter(({ name }) => isSealName(name)).map((entry) => [entry.name, entry]));
    for (const entry of documents) yield await single(entry, seals, `${label}/${entry.name}`, inside);
  } finally {
    opened.close();
  }
}

/** A document and its seal under names of somebody's own, told apart by what they are. */
async function onlyDocument(
  files: WalkedEntry[],
  label: string,
  inside: Inside,
): Promise<OldDocument | null> {
  const entries: ZipEntry[] = [];
  for (const file of files) {
    const bytes = await readEntry(file, label, inside);
    if (!Buffer.isBuffer(bytes)) return bytes;
    entries.push({ name: file.name, bytes });
  }
  const only = classifyOnlyDocument(entries);
  return only.ok
    ? wrap(`${label}/${only.document.name}`, only.document.bytes, only.seal?.bytes ?? null)
    : null;
}

/** As ANAF makes them: its bytes stay what they are. */
async function* whole(source: string | Buffer, label: string): AsyncGenerator<OldDocument> {
  const size = typeof source === 'string' ? (await stat(source)).size : source.length;
  if (size > mostBytes) yield tooLarge(label, size);
  else yield { label, zip: typeof source === 'string' ? await readFile(source) : source };
}

async function* nested(entry: WalkedEntry, label: string, inside: Inside): AsyncGenerator<OldDocument> {
  if (inside.depth === mostDepth)
    return void (yield { label, refusal: 'nested_too_deep', detail: `${mostDepth}` });
  const bytes = await readEntry(entry, label, inside);
  if (Buffer.isBuffer(bytes)) yield* fromZip(bytes, label, { ...inside, depth: inside.depth + 1 });
  else yield bytes;
}

async function single(
  entry: WalkedEntry,
  seals: Map<string, WalkedEntry>,
  label: string,
  inside: Inside,
): Promise<OldDocument> {
  const bytes = await readEntry(entry, label, inside);
  if (!Buffer.isBuffer(bytes)) return bytes;
  const beside = seals.get(entry.name.replace(/[^/\\]*$/, (name) => `semnatura_${name}`));
  const seal = beside && (await readEntry(beside, label, inside));
  return wrap(label, bytes, Buffer.isBuffer(seal) ? seal : null);
}

async function readEntry(entry: WalkedEntry, label: string, { left }: Inside): Promise<Buffer | OldDocument> {
  if (entry.sizeBytes > Math.min(mostBytes, left.bytes)) return tooLarge(label, entry.sizeBytes);
  left.bytes -= entry.sizeBytes;
  try {
    return await entry.read();
  } catch (error) {
    return {
      label,
      refusal: 'cannot_be_opened',
      detail: error instanceof Error ? error.message.slice(0, 200) : '',
    };
  }
}

function tooLarge(label: string, size: number): OldDocument {
  return { label, refusal: 'too_large', detail: `${Math.ceil(size / 1_000_000)}` };
}

/**
 * The same bytes for the same document, so that a second run finds them in their place. A name without an upload index
 * gets one from the document, which no number of ANAF's can be.
 */
async function wrap(label: string, document: Buffer, seal: Buffer | null): Promise<OldDocument> {
  if (kindOf(sniffRoot(document)) === 'unknown') return { label, refusal: 'no_invoice_xml', detail: '' };
  const hash = createHash('sha256').update(document).digest('hex');
  const index = indexIn(label) ?? `xml-${hash.slice(0, 16)}`;
  const modifiedAt = new Date('2000-01-01T00:00:00Z');
  const chunks = await Array.fromAsync(
    zipOf(async (add) => {
      await add({ path: `${index}.xml`, content: document, modifiedAt });
      if (seal) await add({ path: `semnatura_${index}.xml`, content: seal, modifiedAt });
    }),
  );
  return { label, zip: Buffer.concat(chunks) };
}

/** ANAF's upload index, where a file is named after it. */
function indexIn(name: string): string | null {
  return /(?:^|[/\\])(\d{1,20})\.xml$/i.exec(name)?.[1] ?? null;
}

function isDocumentName(name: string): boolean {
  return /\.xml$/i.test(name) && !isSealName(name);
}

function stemOf(name: string): string {
  return name.replace(/\.[^./\\]*$/, '');
}
