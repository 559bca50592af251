/** Asks a time-stamping authority for a token over a signature (RFC 3161). Its own signature is checked by the verifier page and openssl, not here. */
import { createHash, randomBytes } from 'node:crypto';
import type { Outbound } from '../outbound/outbound.ts';

const timeoutMs = 10_000;
const mostBytes = 64 * 1024;

class TimeStampError extends Error {
  override readonly name = 'TimeStampError';
}

/**
 * @returns the token, DER: it names the SHA-256 of these bytes
 * @throws TimeStampError, OutboundError
 */
export async function fetchTimeStamp(
  outbound: Pick<Outbound, 'send'>,
  url: string,
  signed: Uint8Array,
  signal?: AbortSignal,
): Promise<Buffer> {
  const hash = createHash('sha256').update(signed).digest();
  const nonce = randomBytes(8);
  // Positive, and without a leading zero byte, as DER wants an integer.
  nonce[0] = (nonce[0]! & 0x3f) | 0x40;
  const answer = await outbound.send({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    body: timeStampRequest(hash, nonce),
    timeoutMs,
    mostBytes,
    signal,
  });
  if (answer.status !== 200) throw new TimeStampError(`the authority answered with status ${answer.status}`);
  return readTimeStampReply(answer.start, hash, nonce);
}

/** TimeStampReq: version 1, the hash under SHA-256, the nonce, and the certificate asked for. Every length is known. */
function timeStampRequest(hash: Buffer, nonce: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from('3043020101' + '3031300d060960864801650304020105000420', 'hex'),
    hash,
    Buffer.from('0208', 'hex'),
    nonce,
    Buffer.from('0101ff', 'hex'),
  ]);
}

interface Tlv {
  tag: number;
  body: Buffer;
  whole: Buffer;
}

/** TimeStampResp: a status, and the token where it is granted. The token must be over this hash, for this request. */
function readTimeStampReply(reply: Buffer, hash: Buffer, nonce: Buffer): Buffer {
  const [status, token] = childrenOf(firstOf(reply));
  const granted = status && childrenOf(status)[0]?.body.readInt8(0);
  if ((granted !== 0 && granted !== 1) || !token) throw new TimeStampError('the authority granted no token');
  // ContentInfo > SignedData > encapContentInfo > the octets of TSTInfo.
  const signedData = childrenOf(childrenOf(token)[1]!)[0]!;
  const octets = childrenOf(childrenOf(childrenOf(signedData)[2]!)[1]!)[0]!;
  const info = childrenOf(firstOf(octets.body));
  const imprint = childrenOf(info[2]!)[1]!.body;
  const answered = info.slice(4).find(({ tag }) => tag === 0x02)?.body;
  if (!imprint.equals(hash) || !answered?.equals(nonce))
    throw new TimeStampError('the token is not for this request');
  return token.whole;
}

function firstOf(bytes: Buffer): Tlv {
  const first = childrenOf({ tag: 0, body: bytes, whole: bytes })[0];
  if (!first) throw new TimeStampError('the answer is no time-stamp');
  return first;
}

function childrenOf({ body }: Tlv): Tlv[] {
  const found: Tlv[] = [];
  for (let at = 0; at < body.length; ) {
    const tag = body[at]!;
    let length = body[at + 1] ?? 0x80;
    let head = 2;
    if (length >= 0x80) {
      const bytes = length & 0x7f;
      if (bytes === 0 || bytes > 4 || at + 2 + bytes > body.length)
        throw new TimeStampError('the answer is no time-stamp');
      length = body.readUIntBE(at + 2, bytes);
      head += bytes;
    }
    const end = at + head + length;
    if (end > body.length) throw new TimeStampError('the answer is no time-stamp');
    found.push({ tag, body: body.subarray(at + head, end), whole: body.subarray(at, end) });
    at = end;
  }
  return found;
}
