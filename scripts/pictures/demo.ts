/** The demo as a process, for as long as it is looked at. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../support/free-port.ts';

export interface Demo {
  url: string;
  /** Of the sandbox's control API. */
  control: string;
  login: { email: string; password: string; apiKey: string };
  stop(): Promise<void>;
}

/** @param world of `npm run demo -- --world` */
export async function startDemo(dir: string, world = 'small', patienceMs = 600_000): Promise<Demo> {
  const port = await freePort();
  const script = join(import.meta.dirname, '../demo.ts');
  const child = spawn(process.execPath, [script, '--dir', dir, '--world', world], {
    env: { ...process.env, PORT: String(port), LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const ready = new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the demo is not ready:\n${said}`)), patienceMs);
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes('Ctrl-C')) resolve();
    });
    child.once('exit', () => reject(new Error(`the demo ended:\n${said}`)));
    void once(child, 'exit').then(() => clearTimeout(late));
  });
  await ready;
  return {
    url: `http://localhost:${port}`,
    control: /http:\/\/[\d.]+:\d+\/control/.exec(said)![0],
    login: JSON.parse(readFileSync(join(dir, 'login.json'), 'utf8')),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
