/** Processes that come, let go and are killed at any moment, and a server that is killed under them: ten seconds of it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { livePostmaster, orphansOf } from '../../src/db/embedded/postmaster.ts';
import { startEmbedded } from '../../src/db/embedded/start-embedded.ts';

const program = join(import.meta.dirname, '../support/embedded-user.ts');

test('whatever is killed and when, no other process fails, and the next start finds nothing broken', async (t) => {
  const root = mkdtempSync(join(tmpdir(), 'efactura-storm-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  const dir = join(root, 'postgres-18');
  const data = join(dir, 'data');
  const killer = setInterval(() => {
    const server = livePostmaster(data);
    // Seldom while it starts, which takes seconds on a busy machine: a start gives up after five that were killed.
    if (server && Math.random() < (server.ready ? 0.2 : 0.02)) process.kill(server.pid, 'SIGKILL');
  }, 300);
  const ends = await Promise.all([1, 2, 3, 4].map(() => comeAndGo(dir, 15)));
  clearInterval(killer);
  assert.deepEqual([...new Set(ends.flat())].sort(), ['SIGKILL', 0].sort());

  const server = await startEmbedded({ dir, fsync: false });
  await server.stop();
  assert.equal(livePostmaster(data), undefined);
  assert.deepEqual(orphansOf(data), []);
  assert.deepEqual(readdirSync(dir).sort(), ['data', 'log', 'npm-package', 'start.log', 'users']);
});

async function comeAndGo(dir: string, times: number): Promise<unknown[]> {
  const ends: unknown[] = [];
  for (let n = 0; n < times; n++) {
    const child = spawn(process.execPath, [program, dir], { stdio: ['pipe', 'ignore', 'inherit'] });
    const ended = once(child, 'close');
    // The one place where chance is the point: any moment of a start or a stop may be hit.
    await delay(Math.random() * 900);
    if (Math.random() < 0.6) child.kill('SIGKILL');
    else child.stdin.end();
    const [code, signal] = await ended;
    ends.push(signal ?? code);
  }
  return ends;
}
