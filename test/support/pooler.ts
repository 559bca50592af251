/** PgBouncer in transaction mode in front of a server, where Debian's package is installed; tests without it are skipped, saying so. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../../scripts/support/free-port.ts';
import { until } from '../../scripts/support/until.ts';

const program = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find((path) => existsSync(path));

export const poolerMissing = program ? false : "PgBouncer is not installed (Debian's pgbouncer)";

export interface Pooler {
  /** The same database through the pooler. */
  urlOf(directUrl: string): string;
  stop(): Promise<void>;
}

/** @param serverUrl any database of the server */
export async function startPooler(serverUrl: string, settings = ''): Promise<Pooler> {
  const dir = await mkdtemp(join(tmpdir(), 'efactura-pooler-'));
  const port = await freePort();
  const { host, port: serverPort, user, password } = new pg.Client({ connectionString: serverUrl });
  await writeFile(
    join(dir, 'pgbouncer.ini'),
    `[databases]
* = host=${host} port=${serverPort} user=${user}${password ? ` password=${password}` : ''}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 20
max_client_conn = 500
query_wait_timeout = 20
${settings}
`,
  );
  // It refuses root, and the embedded server's socket is for its user alone: root of this user namespace has another name.
  const [command, ...before] =
    process.getuid?.() === 0
      ? ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--', program!]
      : [program!];
  const child = spawn(command!, [...before, '--quiet', join(dir, 'pgbouncer.ini')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const urlOf = (directUrl: string) => {
    const { database } = new pg.Client({ connectionString: directUrl });
    return `postgres://${user}@127.0.0.1:${port}/${database}`;
  };
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`PgBouncer ended:\n${said}`);
    const client = new pg.Client({ connectionString: urlOf(serverUrl) });
    client.on('error', () => {});
    return client.connect().then(
      () => client.end().then(() => true),
      () => false,
    );
  });
  return {
    urlOf,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      await rm(dir, { recursive: true, force: true });
    },
  };
}
