/** Checks the chain: each link's hash, the heads that documents state of it, and the files that it names. */
import { sha256Hex, utf8 } from './bytes.ts';
import { inParallel } from './in-parallel.ts';
import type { FoundFault, Report } from './report.ts';
import type { Anything } from './signed.ts';

interface Link {
  seq: number;
  sha256: string;
  path: string;
  chain: string;
}

/** A pack has the links from before the period's first message; an archive's folder has all, with their files. */
export async function checkChain(
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
