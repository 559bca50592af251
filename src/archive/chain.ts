/** The chain that binds each archived message of a company to all before it. Pure: who keeps it is not known here. */

import { createHash } from 'node:crypto';

/** The chain value before a company's first archived message. */
export const chainStart = '0'.repeat(64);

export interface ChainLink {
  /** 1 for the first; never reused within a company. */
  seq: number;
  /** SHA-256 of the ZIP's bytes, lower-case hex. */
  sha256: string;
  path: string;
}

/** Lower-case hex. Anyone can follow it with sha256sum: the text is `previous LF seq SP sha256 SP path LF`. */
export function chainHash(previous: string, link: ChainLink): string {
  return createHash('sha256').update(`${previous}\n${link.seq} ${link.sha256} ${link.path}\n`).digest('hex');
}
