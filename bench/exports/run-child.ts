/** Makes one export in a process of its own. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compileCache, startFlags } from '../as-started.ts';
import type { ChildDone, ChildWish } from './child.ts';
import type { Stand } from './stand.ts';

export async function runChild(
  { settings, organisationId }: Pick<Stand, 'settings' | 'organisationId'>,
  request: ChildWish['request'],
): Promise<ChildDone> {
  const wish: ChildWish = { settings, organisationId, request };
  const args = [...startFlags, join(import.meta.dirname, 'child.ts'), JSON.stringify(wish)];
  const env = { ...process.env, NODE_COMPILE_CACHE: compileCache };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return JSON.parse(stdout);
}
