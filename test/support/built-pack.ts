/** The files of a pack, and a tamperer's ways to write its list, its chain and its signatures again. */
import { createHash, type KeyObject } from 'node:crypto';
import { zip } from '../../sandbox/zip.ts';
import { chainHash } from '../../src/archive/chain.ts';
import { canonicalJson, type Json } from '../../src/core/canonical-json.ts';
import { signDocument } from '../../src/core/signed.ts';

export type Files = Map<string, Buffer>;

export const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');
export const zipsOf = (of: Files) => [...of.keys()].filter((path) => path.endsWith('.zip'));
export const zipFiles = (of: Files) =>
  zip(
    [...of].map(([name, bytes]) => ({ name, bytes })),
    Date.UTC(2026, 9, 1),
  );

/** The list of checksums. */
export function withSums(of: Files): Files {
  const lines = [...of]
    .filter(([path]) => !path.startsWith('SHA256SUMS'))
    .map(([path, bytes]) => `${sha256(bytes)}  ${path}`);
  return new Map([...of, ['SHA256SUMS', Buffer.from(`${lines.join('\n')}\n`)]]);
}

/** One original replaced, and every link from it on. */
export function rechained(of: Files, path: string, bytes: Buffer): Files {
  const [old, changed] = [sha256(of.get(path)!), sha256(bytes)];
  const { document } = JSON.parse(of.get('certificat.json')!.toString());
  let { head } = document.chain.before;
  const lines = linesOf(of).map((line) => {
    const link = JSON.parse(line.replace(old, changed));
    head = chainHash(head, link);
    return JSON.stringify({ ...link, chain: head });
  });
  return new Map([...of, [path, bytes], ['lant.jsonl', Buffer.from(`${lines.join('\n')}\n`)]]);
}

export function linesOf(of: Files): string[] {
  return of.get('lant.jsonl')!.toString().trimEnd().split('\n');
}

/** The statement over the chain that is here, and the list. */
export function signedAgain(of: Files, key: KeyObject): Files {
  const head = JSON.parse(linesOf(of).at(-1)!);
  const stated = resigned(of, 'certificat.json', key, (document) => ({
    ...document,
    chain: { ...(document.chain as object), after: { seq: head.seq, head: head.chain } },
  }));
  return listSignedAgain(stated, key);
}

export function listSignedAgain(of: Files, key: KeyObject): Files {
  const listed = withSums(of);
  const sums = sha256(listed.get('SHA256SUMS')!);
  return resigned(listed, 'SHA256SUMS.semnat.json', key, (document) => ({ ...document, sha256sums: sums }));
}

function resigned(
  of: Files,
  path: string,
  key: KeyObject,
  change: (document: Record<string, Json>) => object,
): Files {
  const { document } = JSON.parse(of.get(path)!.toString());
  const signed = signDocument(change(document), key);
  return new Map([...of, [path, Buffer.from(canonicalJson(signed as unknown as Json))]]);
}
