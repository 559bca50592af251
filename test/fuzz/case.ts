/** One case of the fuzz: a download made from a seed and a number, wounded in the document, in the ZIP or in neither. */
import { makeDocument, pickKind } from '../../sandbox/documents/generate.ts';
import { createRandom, type Random, seedOf } from '../../sandbox/documents/random.ts';
import { type SealStyle, sealOf } from '../../sandbox/seal.ts';
import { type ZipEntry, zip } from '../../sandbox/zip.ts';
import { mutateXml } from './mutate-xml.ts';
import { mutateZip } from './mutate-zip.ts';

export const uploadIndex = '5001130147';
export const zippedAt = Date.UTC(2026, 1, 16);

const styles: SealStyle[] = [
  'detached',
  'detached',
  'enveloped',
  'detached_sha1',
  'successor',
  'tampered',
  'missing',
];

/** The same seed and number give the same bytes on every machine. */
export function fuzzCase(seed: number, n: number): Buffer {
  const random = createRandom(seedOf(`fuzz ${seed}`, n));
  const kind = random.chance(0.5)
    ? pickKind(random.int(0, 1e6))
    : random.pick(['quirky', 'attachments', 'cii', 'credit_note'] as const);
  const { xml } = makeDocument({ seed: random.int(0, 1e6), kind, issuedOn: '2026-02-16', uploadIndex });
  // A wound that is sealed is what a hostile issuer sends: the ministry seals whatever it has accepted.
  const sealedAfter = random.chance(0.7);
  const document = random.chance(0.85) ? mutateXml(xml, random) : xml;
  const seal = sealOrNothing(sealedAfter ? document : xml, random);
  const entries: ZipEntry[] = [{ name: `${uploadIndex}.xml`, bytes: document }];
  if (seal)
    entries.unshift({
      name: `semnatura_${uploadIndex}.xml`,
      bytes: random.chance(0.2) ? mutateXml(seal, random) : seal,
    });
  if (random.chance(0.05)) strangeEntries(entries, random);
  const packed = zip(entries, zippedAt);
  return random.chance(0.3) ? mutateZip(packed, random) : packed;
}

/** The sandbox's ministry cannot seal what is no document. */
function sealOrNothing(xml: Buffer, random: Random): Buffer | undefined {
  const style = random.pick(styles);
  try {
    return sealOf(xml, style);
  } catch {
    return Buffer.from('<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>');
  }
}

function strangeEntries(entries: ZipEntry[], random: Random): void {
  random.pick<() => void>([
    () => entries.push(entries[0]!),
    () => entries.push({ name: '../../../etc/cron.d/x', bytes: Buffer.from('x') }),
    () => entries.push({ name: 'nested.zip', bytes: zip(entries, zippedAt) }),
    () =>
      entries.push(
        ...Array.from({ length: 30 }, (_, i) => ({ name: `${i}.xml`, bytes: Buffer.from('<a/>') })),
      ),
    () => entries.push({ name: 'bomb.xml', bytes: Buffer.alloc(random.pick([10_000_000, 30_000_000]), ' ') }),
    () => entries.push({ name: '', bytes: Buffer.alloc(0) }),
    () => entries.splice(0, entries.length),
  ])();
}
