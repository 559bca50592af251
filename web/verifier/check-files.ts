/** Checks a pack, or a company's folder of an archive: checksums, signatures, each seal, and the chain with them. Knows no page. */
import type { Bytes } from './bytes.ts';
import { sha256Hex, textOf } from './bytes.ts';
import { checkChain } from './check-chain.ts';
import type { SealResult } from './check-seal.ts';
import { checkSeal } from './check-seal.ts';
import { inParallel } from './in-parallel.ts';
import type { Entry } from './read-zip.ts';
import { readZip } from './read-zip.ts';
import type { FaultCode, FoundFault, Report } from './report.ts';
import { reportOf } from './report.ts';
import type { SignedCheck } from './signed.ts';
import { checkSigned } from './signed.ts';
import { sourceOfBytes } from './source.ts';

export interface Options {
  /** The fingerprint that the reader knows; empty: none. */
  expectedKey?: string;
  progress?(done: number, total: number): void;
}

const sumsName = 'SHA256SUMS';
const packSignature = 'SHA256SUMS.semnat.json';

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
