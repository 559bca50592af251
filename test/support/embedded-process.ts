/** Runs embedded-user.ts as a process of its own, in its own process group, as a terminal would. */
import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';

export async function embeddedProcess(t: TestContext, dir: string, options: SpawnOptions = {}) {
  const program = join(import.meta.dirname, 'embedded-user.ts');
  const child = spawn(process.execPath, [program, dir], {
    ...options,
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  t.after(() => child.kill('SIGKILL'));
  const said = (await Promise.race([
    once(createInterface(child.stdout!), 'line'),
    ended.then(() => ['null']),
  ])) as [string];
  const { url, adopted } = JSON.parse(said[0]) as { url: string; adopted: boolean };
  return {
    url,
    adopted,
    letGo: async () => {
      child.stdin!.end();
      await ended;
    },
    /** Kills the whole group at once, as a closed terminal does. */
    kill: async () => {
      process.kill(-child.pid!, 'SIGKILL');
      await ended;
    },
  };
}
