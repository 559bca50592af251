/** DER, as far as certificates and time-stamps need it. */
import type { Bytes } from './bytes.ts';
import { hexOf, textOf } from './bytes.ts';

export interface Node {
  tag: number;
  body: Bytes;
  /** With its head. */
  whole: Bytes;
}

export function derChildren(body: Bytes): Node[] {
  const nodes: Node[] = [];
  for (let at = 0; at < body.length; ) {
    const tag = body[at]!;
    let length = body[at + 1]!;
    let head = 2;
    if (length >= 0x80) {
      const size = length & 0x7f;
      if (size === 0 || size > 4) throw new Error('der');
      length = 0;
      for (let i = 0; i < size; i++) length = length * 256 + body[at + 2 + i]!;
      head += size;
    }
    const end = at + head + length;
    if (!(end <= body.length)) throw new Error('der');
    nodes.push({ tag, body: body.slice(at + head, end), whole: body.slice(at, end) });
    at = end;
  }
  return nodes;
}

export function derFirst(bytes: Bytes): Node {
  const first = derChildren(bytes)[0];
  if (!first) throw new Error('der');
  return first;
}

export interface Certificate {
  /** SubjectPublicKeyInfo, as WebCrypto imports it. */
  spki: Bytes;
  /** The common name, or what else there is. */
  name: string;
  issuerAndSerial: string;
  /** The key's algorithm: an object identifier, hex of its DER body. */
  algorithm: string;
  whole: Bytes;
}

export function readX509(der: Bytes): Certificate {
  const whole = derFirst(der).whole;
  const tbs = derChildren(derFirst(derFirst(der).body).body);
  const from = tbs[0]!.tag === 0xa0 ? 1 : 0;
  const [serial, , issuer, , subject, key] = tbs.slice(from);
  const algorithm = derChildren(derChildren(key!.body)[0]!.body);
  return {
    spki: key!.whole,
    name: commonName(subject!),
    issuerAndSerial: hexOf(issuer!.whole) + hexOf(serial!.whole),
    algorithm: algorithm.map(({ body }) => hexOf(body)).join(' '),
    whole,
  };
}

/** 2.5.4.3 is the common name. */
function commonName(subject: Node): string {
  let name = '';
  for (const set of derChildren(subject.body))
    for (const pair of derChildren(set.body)) {
      const [type, value] = derChildren(pair.body);
      if (hexOf(type!.body) === '550403') return textOf(value!.body);
      name ||= textOf(value!.body);
    }
  return name;
}
