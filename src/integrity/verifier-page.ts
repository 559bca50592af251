/** The verifier as it was built (scripts/verifier.ts): one HTML file that needs neither us nor the network. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export function readVerifier(): Promise<Buffer> {
  return readFile(join(import.meta.dirname, '../../web/verifier/verifier.html'));
}
