/** One demo in one directory: two sandboxes would overwrite each other's world. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { livingFileName, livingFiles } from '../../src/db/embedded/living-files.ts';
import type { DemoTexts } from './demo-texts.ts';

const prefix = 'demo-running-';

/** @returns what gives it up again */
export function claimDirectory(dir: string, texts: DemoTexts): () => Promise<void> {
  const claim = join(dir, livingFileName(prefix));
  writeFileSync(claim, '', { mode: 0o600 });
  // Looking after claiming: of two that start at once both may give way, but never neither.
  if (livingFiles(dir, prefix).length > 1) {
    rmSync(claim, { force: true });
    throw new Error(texts.alreadyRunning(dir));
  }
  return async () => rmSync(claim, { force: true });
}
