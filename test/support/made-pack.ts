/** A pack as the program writes one, made without a database: originals of the sandbox, their chain, a signed statement and the signed list. */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { makeDocument } from '../../sandbox/documents/generate.ts';
import { sealOf } from '../../sandbox/seal.ts';
import { zip } from '../../sandbox/zip.ts';
import { chainHash, chainStart } from '../../src/archive/chain.ts';
import { canonicalJson, type Json } from '../../src/core/canonical-json.ts';
import { signDocument } from '../../src/core/signed.ts';

const at = Date.UTC(2026, 9, 1);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const signedFile = (document: object, key: ReturnType<typeof generateKeyPairSync>['privateKey']) =>
  Buffer.from(canonicalJson(signDocument(document, key) as unknown as Json));

/** @returns the pack's bytes, and the fingerprint of the key that signed it */
export function makePack(originals: number): { bytes: Buffer; keyId: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const files = new Map<string, Buffer>();
  const links: string[] = [];
  let head = chainStart;
  for (let seq = 1; seq <= originals; seq++) {
    const uploadIndex = String(5_000_000_000 + seq);
    const { xml } = makeDocument({ seed: seq, kind: 'invoice', issuedOn: '2026-10-01', uploadIndex });
    const seal = sealOf(xml, seq % 50 === 0 ? 'enveloped' : 'detached')!;
    const original = zip(
      [
        { name: `${uploadIndex}.xml`, bytes: Buffer.from(xml) },
        { name: `semnatura_${uploadIndex}.xml`, bytes: seal },
      ],
      at,
    );
    files.set(`primite/${uploadIndex}.zip`, original);
    files.set(`primite/${uploadIndex}.xml`, Buffer.from(xml));
    const link = { seq, sha256: sha256(original), path: `sandbox/org/8000000000/2026/10/${uploadIndex}.zip` };
    head = chainHash(head, link);
    links.push(JSON.stringify({ ...link, chain: head }));
  }
  files.set('lant.jsonl', Buffer.from(`${links.join('\n')}\n`));
  const statement = {
    type: 'efactura-sync/completeness',
    version: 1,
    company: { id: 'company', cif: '8000000000', name: 'Societate de probă SRL' },
    period: { firstDay: '2026-10-01', lastDay: '2026-10-31' },
    complete: true,
    chain: {
      before: { seq: 0, head: chainStart },
      after: { seq: originals, head },
      links: `1-${originals}`,
    },
  };
  files.set('certificat.json', signedFile(statement, privateKey));
  const sums = Buffer.from([...files].map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`).join(''));
  const signature = signedFile(
    { type: 'efactura-sync/pack', version: 1, sha256sums: sha256(sums) },
    privateKey,
  );
  files.set('SHA256SUMS', sums);
  files.set('SHA256SUMS.semnat.json', signature);
  return {
    bytes: zip(
      [...files].map(([name, bytes]) => ({ name, bytes })),
      at,
    ),
    keyId: JSON.parse(signature.toString()).signature.keyId,
  };
}
