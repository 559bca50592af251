/** Checks a pack, or a company's folder of an archive: checksums, signatures, the chain, each seal. Knows no page. */
import type { Bytes } from './bytes.ts';
import { sha256Hex, textOf, utf8 } from './bytes.ts';
import type { SealResult } from './check-seal.ts';
import { checkSeal } from './check-seal.ts';
import { inParallel } from './in-parallel.ts';
import type { Entry } from './read-zip.ts';
import { readZip } from './read-zip.ts';
import type { Anything, SignedCheck } from './signed.ts';
import { checkSigned } from './signed.ts';
import { sourceOfBytes } from './source.ts';

export type FaultCode =
  | 'changed'
  | 'missing'
  | 'added'
  | 'sums_changed'
  | 'not_signed_pack'
  | 'signature'
  | 'unreadable_document'
  | 'two_keys'
  | 'other_key'
  | 'timestamp'
  | 'chain_order'
  | 'chain_broken'
  | 'chain_head'
  | 'seal'
  /** Of what was chosen, and not of what is in it. */
  | 'unreadable_zip';

export interface Fault {
  code: FaultCode;
  subject: string;
}

export interface Report {
  /** Nothing wrong was found, and there was something to check. */
  sound: boolean;
  faults: Fault[];
  files: number;
  sums: number;
  links: number;
  documents: (Omit<SignedCheck, 'document'> & { path: string; type: string; document: Anything })[];
  seals: { holds: number; tampered: number; none: number; unchecked: number };
  /** What could not be checked, each reason with how often. */
  unchecked: Map<string, number>;
  /** Of the statement's period, and not among the files. */
  notHere: number;
}

export interface Options {
  /** The fingerprint that the reader knows; empty: none. */
  expectedKey?: string;
  progress?(done: number, total: number): void;
}

const sumsName = 'SHA256SUMS';
const packSignature = 'SHA256SUMS.semnat.json';

export function reportOf(files: number, faults: Fault[] = []): Report {
  return {
    sound: false,
    faults,
    files,
    sums: 0,
    links: 0,
    documents: [],
    seals: { holds: 0, tampered: 0, none: 0, unchecked: 0 },
    unchecked: new Map(),
    notHere: 0,
  };
}

export async function checkFiles(
  given: Entry[],
  { expectedKey = '', progress }: Options = {},
): Promise<Report> {
  const report = reportOf(given.length);
  const fault = (code: FaultCode, subject: string) => void report.faults.push({ code, subject });
  const entries = withoutCommonFolder(given);
  let done = 0;
  const checked = await inParallel(entries, async (entry) => {
    const one = await checkEntry(entry);
    progress?.(++done, entries.length);
    return one;
  });
  const hashes = new Map<string, string>();
  const originals: { path: string; sha256: string }[] = [];
  const texts = new Map<string, string>();
  const unreadable: string[] = [];
  for (const [i, one] of checked.entries()) {
    const { path } = entries[i]!;
    if (!one) {
      unreadable.push(path);
      hashes.set(path, '');
      continue;
    }
    hashes.set(path, one.sha256);
    if (one.text !== undefined) texts.set(path, one.text);
    if (one.seal === undefined) continue;
    originals.push({ path, sha256: one.sha256 });
    countSeal(report, path, one.seal, fault);
  }
  await checkDocuments(report, texts, hashes, expectedKey, fault);
  checkSums(report, texts.get(sumsName), hashes, fault);
  await checkChain(report, texts, hashes, originals, fault);
  // Where no list and no chain names it.
  for (const path of unreadable)
    if (!report.faults.some(({ subject }) => subject === path)) fault('changed', path);
  report.sound =
    report.faults.length === 0 && report.sums + report.links + report.documents.length + originals.length > 0;
  return report;
}

/** What is kept of a file; null: it cannot be read. The seal is undefined of what is no original. */
type CheckedEntry = { sha256: string; text?: string; seal?: SealResult | null } | null;

async function checkEntry({ path, read }: Entry): Promise<CheckedEntry> {
  let bytes: Bytes;
  try {
    bytes = await read();
  } catch {
    return null;
  }
  const sha256 = await sha256Hex(bytes);
  if (path.endsWith('.zip')) return { sha256, seal: await sealOf(bytes) };
  if (path === sumsName || /\.jsonl?$/.test(path)) return { sha256, text: textOf(bytes) };
  return { sha256 };
}

type FoundFault = (code: FaultCode, subject: string) => void;

/** A folder that was dropped gives its own name to every path. */
function withoutCommonFolder(entries: Entry[]): Entry[] {
  const [first] = entries;
  const folder = first?.path.includes('/') ? first.path.slice(0, first.path.indexOf('/') + 1) : '';
  if (folder === '' || !entries.every(({ path }) => path.startsWith(folder))) return entries;
  return withoutCommonFolder(entries.map((entry) => ({ ...entry, path: entry.path.slice(folder.length) })));
}

async function sealOf(bytes: Bytes): Promise<SealResult | null> {
  try {
    const inside = await readZip(sourceOfBytes(bytes));
    const seal = inside.find(({ path }) => /(^|\/)semnatura_[^/]*\.xml$/i.test(path));
    if (!seal) return null;
    const name = seal.path.replace(/semnatura_/i, '');
    const document = inside.find(({ path }) => path === name) ?? inside.find((one) => one !== seal);
    return document ? checkSeal(await document.read(), await seal.read()) : null;
  } catch {
    return { ok: null, why: 'zip' };
  }
}

function countSeal(report: Report, path: string, seal: SealResult | null, fault: FoundFault): void {
  if (seal === null) report.seals.none++;
  else if (seal.ok) report.seals.holds++;
  else if (seal.ok === false) {
    report.seals.tampered++;
    fault('seal', path);
  } else {
    report.seals.unchecked++;
    report.unchecked.set(seal.why, (report.unchecked.get(seal.why) ?? 0) + 1);
  }
}

async function checkDocuments(
  report: Report,
  texts: Map<string, string>,
  hashes: Map<string, string>,
  expectedKey: string,
  fault: FoundFault,
): Promise<void> {
  const expected = expectedKey.replace(/[\s:]/g, '').toLowerCase();
  for (const [path, text] of texts) {
    if (!path.endsWith('.json')) continue;
    let check: SignedCheck;
    try {
      check = await checkSigned(text);
    } catch {
      // A folder may hold any JSON; a pack's own two must be what they are.
      if (path === packSignature || path === 'certificat.json') fault('unreadable_document', path);
      continue;
    }
    report.documents.push({ ...check, path, type: check.document.type });
    if (!check.ok) fault('signature', path);
    if (expected !== '' && check.keyId !== expected) fault('other_key', path);
    if (check.timestamp?.ok === false) fault('timestamp', path);
    if (check.timestamp?.ok === null)
      report.unchecked.set(check.timestamp.why, (report.unchecked.get(check.timestamp.why) ?? 0) + 1);
    if (path === packSignature && check.document.sha256sums !== hashes.get(sumsName))
      fault('sums_changed', sumsName);
  }
  if (new Set(report.documents.map(({ keyId }) => keyId)).size > 1) fault('two_keys', packSignature);
}

function checkSums(
  report: Report,
  sums: string | undefined,
  hashes: Map<string, string>,
  fault: FoundFault,
): void {
  if (sums === undefined) return;
  const named = new Set([sumsName, packSignature]);
  for (const line of sums.split('\n')) {
    const match = /^([0-9a-f]{64}) [ *](.+)$/.exec(line);
    if (!match) continue;
    const [, sha256, path] = match as unknown as [string, string, string];
    report.sums++;
    named.add(path);
    const found = hashes.get(path);
    if (found === undefined) fault('missing', path);
    else if (found !== sha256) fault('changed', path);
  }
  for (const path of hashes.keys()) if (!named.has(path)) fault('added', path);
  if (!hashes.has(packSignature)) fault('not_signed_pack', packSignature);
}

interface Link {
  seq: number;
  sha256: string;
  path: string;
  chain: string;
}

/** A pack has the links from before the period's first message; an archive's folder has all, with their files. */
async function checkChain(
  report: Report,
  texts: Map<string, string>,
  hashes: Map<string, string>,
  originals: { path: string; sha256: string }[],
  fault: FoundFault,
): Promise<void> {
  const [name, text] =
    [...texts].find(([path]) => path === 'lant.jsonl') ??
    [...texts].find(([path]) => path === 'manifest.jsonl') ??
    [];
  if (name === undefined || text === undefined) return;
  const statements = report.documents.filter(({ type }) => type === 'efactura-sync/completeness');
  const own = name === 'lant.jsonl' ? statements[0]?.document.chain : undefined;
  const links: Link[] = [];
  for (const line of text.split('\n').filter((one) => one !== ''))
    try {
      links.push(JSON.parse(line));
    } catch {
      fault('chain_broken', line.slice(0, 60));
    }
  report.links = links.length;
  const at = new Map<number, string>();
  let before = own?.before ?? { seq: 0, head: '0'.repeat(64) };
  at.set(before.seq, before.head);
  // Each hash is over the one that the link before states, so that none waits for another.
  const hashesOfLinks = await inParallel(
    links.map((link, i) => ({ ...link, size: 200, previous: i === 0 ? before.head : links[i - 1]!.chain })),
    ({ previous, seq, sha256, path }) => sha256Hex(utf8(`${previous}\n${seq} ${sha256} ${path}\n`)),
  );
  for (const [i, { seq, chain }] of links.entries()) {
    if (seq !== before.seq + 1) fault('chain_order', String(seq));
    if (hashesOfLinks[i] !== chain) fault('chain_broken', String(seq));
    before = { seq, head: chain };
    at.set(seq, chain);
  }
  const first = own?.before?.seq ?? 0;
  for (const { document, path } of report.documents)
    for (const { seq, head } of headsOf(document, links[0]?.path))
      if (seq >= first && at.get(seq) !== head) fault('chain_head', `${path}: ${seq}`);
  if (name === 'manifest.jsonl') checkFolder(links, hashes, originals, fault);
  else checkMonth(report, own?.links ?? '', links, originals);
}

/** Of a list of heads those of the company whose links are here: environment, organisation and company begin a link's path. */
function headsOf(document: Anything, path = ''): { seq: number; head: string }[] {
  if (document.type === 'efactura-sync/completeness') return [document.chain.before, document.chain.after];
  const [, organisation, company] = path.split('/');
  if (document.type === 'efactura-sync/heads' && Array.isArray(document.companies))
    return document.companies.filter(
      (one: Anything) => one.organisation === organisation && (one.cif === company || one.id === company),
    );
  return [];
}

function checkFolder(
  links: Link[],
  hashes: Map<string, string>,
  originals: { path: string; sha256: string }[],
  fault: FoundFault,
): void {
  const known = new Set<string>();
  for (const { path, sha256 } of links) {
    // The dropped folder is the company's: environment, organisation and company are above it.
    const here = path.split('/').slice(3).join('/');
    known.add(here);
    const found = hashes.get(here);
    if (found === undefined) fault('missing', here);
    else if (found !== sha256) fault('changed', here);
  }
  for (const { path } of originals)
    if (!known.has(path) && !/(^|\/)(backfill|quarantine)\//.test(path)) fault('added', path);
}

/**
 * Originals of the pack that are in no link are counted: a person imported them, and the pack's signature covers them. So
 * are links of the period whose files are not here: errors of uploads and messages of buyers are in no pack.
 */
function checkMonth(report: Report, ranges: string, links: Link[], originals: { sha256: string }[]): void {
  const chained = new Set(links.map(({ sha256 }) => sha256));
  const here = new Set(originals.map(({ sha256 }) => sha256));
  const outside = originals.filter(({ sha256 }) => !chained.has(sha256)).length;
  if (outside > 0) report.unchecked.set('not_in_chain', outside);
  const wanted = ranges
    .split(',')
    .filter((range) => range !== '')
    .map((range) => range.split('-').map(Number));
  report.notHere = links.filter(
    ({ seq, sha256 }) =>
      wanted.some(([first, last]) => seq >= first! && seq <= (last ?? first!)) && !here.has(sha256),
  ).length;
}
