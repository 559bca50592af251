/** Undoes a Content-Encoding that was not asked for: gateways compress although the request says identity. Knows no meaning of the bytes. */
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, type ZlibOptions, zstdDecompress } from 'node:zlib';
import { AnafError } from './errors.ts';

type Decode = (bytes: Buffer, options: ZlibOptions) => Promise<Buffer>;

const decoders: Record<string, Decode> = {
  gzip: promisify(gunzip) as Decode,
  'x-gzip': promisify(gunzip) as Decode,
  br: promisify(brotliDecompress) as Decode,
  deflate: promisify(inflate) as Decode,
  zstd: promisify(zstdDecompress) as Decode,
};

/** Two layers were never seen; more would only be an attack on our memory. */
const mostLayers = 2;

/**
 * @param encoding the header's value; bytes that begin like gzip are decoded without one too: no answer of ANAF's does
 * @throws AnafError too_large beyond `maxBytes`, malformed when the bytes are not what the header says
 */
export async function decodeBody(
  bytes: Buffer,
  { encoding, maxBytes, status }: { encoding: string | null; maxBytes: number; status: number },
): Promise<Buffer> {
  const named = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((layer) => layer.trim())
    .filter((layer) => layer !== '' && layer !== 'identity');
  const layers = named.length === 0 && looksGzipped(bytes) ? ['gzip'] : named.reverse();
  if (layers.length > mostLayers) throw new AnafError('malformed', { status });
  let decoded = bytes;
  for (const layer of layers) {
    // A header may be wrong beside bytes that are in clear.
    if (decoded.length === 0 || startsLikeZip(decoded)) return decoded;
    const decode = decoders[layer];
    if (!decode) throw new AnafError('malformed', { status });
    decoded = await decode(decoded, { maxOutputLength: maxBytes }).catch((cause) => {
      const tooLarge = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
      throw new AnafError(tooLarge ? 'too_large' : 'malformed', { status, cause });
    });
  }
  return decoded;
}

function looksGzipped(bytes: Buffer): boolean {
  return bytes.length > 18 && bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

function startsLikeZip(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04';
}
