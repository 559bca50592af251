import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { freePort } from '../scripts/support/free-port.ts';
import { until } from '../scripts/support/until.ts';
import { runProgram, startProgram } from './support/run-program.ts';

const dir = mkdtempSync(join(tmpdir(), 'efactura-demo-'));
const port = await freePort();
const url = `http://localhost:${port}`;
const env = { PORT: String(port) };
// Its database has the last word: what a failed test leaves is ended before the directory goes.
after(() => {
  if (!onlyLinux) for (const pid of processesOf(dir)) process.kill(pid, 'SIGKILL');
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
});

const startDemo = () => startProgram('scripts/demo.ts', ['--dir', dir], env);

const onlyLinux = process.platform !== 'linux' && 'looks for processes in /proc';

test('the demo fills an archive, finds it again, and leaves nothing behind', {
  skip: onlyLinux,
}, async (t) => {
  await t.test('one command, and 120 messages are archived', async () => {
    const { code, stdout, stderr } = await runProgram('scripts/demo.ts', ['--dir', dir, '--once'], env);
    assert.equal(code, 0, stdout + stderr);
    assert.equal(zips().length, 120);
    assert.match(stdout, /\b120 messages were archived now/);
    assert.equal(stdout.match(/ 40 +40 +0 +0 {2}20/g)?.length, 3);
    assert.equal(statSync(join(dir, 'login.json')).mode & 0o777, 0o600);
    assert.deepEqual(processesOf(dir), []);
  });

  await t.test('a second start finds the archive as it was, with the same login', async () => {
    const before = zips();
    const login = JSON.parse(readFileSync(join(dir, 'login.json'), 'utf8'));
    const demo = startDemo();
    await demo.says(/Ctrl-C stops everything/);
    assert.match(demo.stdout(), /archive is here already: 120 messages\b/);
    assert.match(demo.stdout(), /Nothing new/);
    assert.ok(demo.stdout().includes(login.password) && demo.stdout().includes(login.apiKey));
    assert.deepEqual(zips(), before);

    const status = await fetch(`${url}/api/v1/sync/status`, {
      headers: { authorization: `Bearer ${login.apiKey}` },
    });
    assert.equal(((await status.json()) as { tokenValid: boolean }).tokenValid, true);

    // The demo's settings trust the sandbox's own seals: no one is asked about them.
    const read = async (path: string) => {
      const answer = await fetch(`${url}/api/v1/${path}`, {
        headers: { authorization: `Bearer ${login.apiKey}` },
      });
      return ((await answer.json()) as { data: { kind: string }[] }).data;
    };
    assert.ok((await read('invoices?seal=valid')).length > 0);
    assert.deepEqual(await read('invoices?seal=valid_unknown_signer'), []);
    assert.deepEqual(
      (await read('tasks')).filter(({ kind }) => ['unknown_signer', 'seal_tampered'].includes(kind)),
      [],
    );

    const twice = await runProgram('scripts/demo.ts', ['--dir', dir, '--once'], {
      PORT: String(await freePort()),
    });
    assert.equal(twice.code, 1);
    assert.match(twice.stderr, /running in .* already/);

    demo.child.kill('SIGINT');
    // As npm does, which passes on what the terminal has sent already.
    demo.child.kill('SIGINT');
    assert.equal((await demo.ended).code, 0);
    assert.deepEqual(processesOf(dir), []);
  });

  await t.test('a part that dies is named, and the others end', async () => {
    const demo = startDemo();
    await demo.says(/Ctrl-C stops everything/);
    process.kill(serviceOf(dir), 'SIGKILL');
    const { code, stderr } = await demo.ended;
    assert.equal(code, 1);
    assert.match(stderr, /"service" ended \(SIGKILL\)/);
    assert.deepEqual(processesOf(dir), []);
  });

  await t.test('stopped while it starts, it stops what it has started', async () => {
    const demo = startDemo();
    await until(() => existsSync(`/proc/${demo.child.pid}`) && processesOf(dir).length > 2);
    demo.child.kill('SIGTERM');
    assert.equal((await demo.ended).code, 143);
    assert.deepEqual(processesOf(dir), []);
  });
});

test('a taken port is named before anything is started', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const elsewhere = join(dir, 'never-made');
  const { port: number } = taken.address() as AddressInfo;
  const { code, stderr } = await runProgram('scripts/demo.ts', ['--dir', elsewhere], {
    PORT: String(number),
  });
  taken.close();
  assert.equal(code, 1);
  assert.match(stderr, new RegExp(`Port ${number} is taken`));
  assert.ok(!existsSync(elsewhere));
});

function zips(): string[] {
  const archive = join(dir, 'archive');
  return (readdirSync(archive, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.zip'))
    .sort();
}

/** Processes with the directory in their arguments or environment, or with a working directory in it. */
function processesOf(directory: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid)
    .filter((pid) => {
      const texts = [read(pid, 'cmdline'), read(pid, 'environ'), workingDirectory(pid)];
      return texts.some((text) => text.includes(directory));
    });
}

function serviceOf(directory: string): number {
  return processesOf(directory).find((pid) => /src\/main\.ts\0$/.test(read(pid, 'cmdline')))!;
}

function read(pid: number, what: 'cmdline' | 'environ'): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    return '';
  }
}

function workingDirectory(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}
