/** The ZIP behind a message: made when first asked for, always the same bytes, and kept while there is room. */

import { makeDocument } from './documents/generate.ts';
import { seedOf } from './documents/random.ts';
import { type SealStyle, sealOf } from './seal.ts';
import type { Message } from './world-message.ts';
import { zip } from './zip.ts';

export type Environment = 'prod' | 'test';

const usualSeal: Record<Environment, SealStyle> = { prod: 'detached', test: 'enveloped' };

export class Archives {
  /** Least recently used first: a Map keeps the order of insertion. */
  readonly #kept = new Map<string, Buffer>();
  readonly #prebuilt = new Map<string, Buffer>();
  readonly #capBytes: number;
  #keptBytes = 0;

  constructor(capBytes = 32 * 2 ** 20) {
    this.#capBytes = capBytes;
  }

  of(message: Message, environment: Environment): Buffer {
    const key = `${environment} ${message.id}`;
    const prebuilt = this.#prebuilt.get(key);
    if (prebuilt) return prebuilt;
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    const made = archiveOf(message, environment);
    this.#keep(key, made);
    return made;
  }

  /** Builds these now and keeps them for good, for when the sandbox must not be what is measured. */
  prebuild(messages: Iterable<Message>, environment: Environment = 'prod'): void {
    for (const message of messages)
      this.#prebuilt.set(`${environment} ${message.id}`, archiveOf(message, environment));
  }

  /** To be called when messages were changed or replaced. */
  clear(): void {
    this.#kept.clear();
    this.#prebuilt.clear();
    this.#keptBytes = 0;
  }

  #keep(key: string, bytes: Buffer): void {
    this.#kept.set(key, bytes);
    this.#keptBytes += bytes.length;
    for (const [oldest, old] of this.#kept) {
      if (this.#keptBytes <= this.#capBytes || oldest === key) return;
      this.#kept.delete(oldest);
      this.#keptBytes -= old.length;
    }
  }
}

function archiveOf(message: Message, environment: Environment): Buffer {
  if (message.zipBase64 !== undefined) return Buffer.from(message.zipBase64, 'base64');
  const xml = documentOf(message);
  const document = { name: `${message.uploadIndex}.xml`, bytes: xml };
  const seal = sealOf(xml, message.seal ?? usualSeal[environment]);
  if (!seal) return zip([document], message.createdAt);
  const signature = { name: `semnatura_${message.uploadIndex}.xml`, bytes: seal };
  // The genuine files have the signature first; papers say that the order varies.
  const signatureFirst = (seedOf(message.uploadIndex) >>> 0) % 8 !== 0;
  return zip(signatureFirst ? [signature, document] : [document, signature], message.createdAt);
}

/** The document's own bytes. */
export function documentOf(message: Message): Buffer {
  if (message.xmlBase64 !== undefined) return Buffer.from(message.xmlBase64, 'base64');
  const { seed, document: kind, issuedOn, uploadIndex, seller, buyer } = message;
  return makeDocument({ seed, kind, issuedOn, uploadIndex, seller, buyer }).xml;
}
