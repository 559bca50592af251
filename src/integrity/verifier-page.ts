/** The verifier as it was built (scripts/verifier.ts): one HTML file that needs neither us nor the network. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface VerifierPage {
  bytes: Buffer;
  sha256: string;
  /** The policy that the page names: its own script and style, and no network. */
  policy: string;
}

/** For a server: it reads the page once. A page that cannot be read is tried again by the next request. */
export function createVerifierPage(): () => Promise<VerifierPage> {
  let read: Promise<VerifierPage> | undefined;
  return () => {
    read ??= readPage().catch((error) => {
      read = undefined;
      throw error;
    });
    return read;
  };
}

async function readPage(): Promise<VerifierPage> {
  const bytes = await readVerifier();
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(bytes.toString())![1]!;
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), policy };
}

export function readVerifier(): Promise<Buffer> {
  return readFile(join(import.meta.dirname, '../../web/verifier/verifier.html'));
}
