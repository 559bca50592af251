/** Makes one export in a process of its own, as `npm start` runs the service. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ChildDone, ChildWish } from './child.ts';
import type { Stand } from './stand.ts';

export async function runChild(
  { settings, organisationId }: Pick<Stand, 'settings' | 'organisationId'>,
  request: ChildWish['request'],
): Promise<ChildDone> {
  const wish: ChildWish = { settings, organisationId, request };
  const args = ['--max-semi-space-size=4', join(import.meta.dirname, 'child.ts'), JSON.stringify(wish)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout);
}
