/** Files that count only while the process that made them lives: named `<prefix><process identity>.<unique>`. */
import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, ownIdentity } from './process-identity.ts';

export function livingFileName(prefix: string): string {
  return `${prefix}${ownIdentity()}.${randomBytes(4).toString('hex')}`;
}

/** The names of the living; what a killed process left is removed on the way. */
export function livingFiles(dir: string, prefix = ''): string[] {
  return readdirSync(dir).filter((name) => {
    if (!name.startsWith(prefix)) return false;
    if (isAlive(name.slice(prefix.length).split('.')[0] ?? '')) return true;
    rmSync(join(dir, name), { force: true });
    return false;
  });
}
