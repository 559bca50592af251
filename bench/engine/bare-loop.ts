/** The reference: downloads the same ZIPs and writes them with fsync, and does nothing else. A process of its own. */
import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Pool } from 'undici';

export interface BareWish {
  apiUrl: string;
  accessToken: string;
  messageIds: string[];
  dir: string;
  atOnce: number;
}

export interface Worked {
  seconds: number;
  /** Of the process, user and system. */
  cpuSeconds: number;
}

process.once('message', async (wish: BareWish) => {
  await mkdir(wish.dir, { recursive: true });
  const [cpu, startedMs] = [process.cpuUsage(), performance.now()];
  await fetchAll(wish);
  const seconds = (performance.now() - startedMs) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  process.send!({ seconds, cpuSeconds: (user + system) / 1e6 } satisfies Worked);
});
process.once('disconnect', () => process.exit());

async function fetchAll({ apiUrl, accessToken, messageIds, dir, atOnce }: BareWish): Promise<void> {
  const { origin, pathname } = new URL(apiUrl);
  const pool = new Pool(origin, { connections: atOnce });
  const headers = { authorization: `Bearer ${accessToken}` };
  const queue = messageIds.values();
  const one = async () => {
    for (const id of queue) {
      const { body } = await pool.request({
        method: 'GET',
        path: `${pathname}/descarcare?id=${id}`,
        headers,
      });
      const bytes = Buffer.from(await body.arrayBuffer());
      if (bytes[0] !== 0x50) throw new Error(`no ZIP came for ${id}: ${bytes.subarray(0, 200)}`);
      await writeFile(join(dir, `${id}.zip`), bytes, { flush: true });
      const directory = await open(dir, 'r');
      await directory.sync();
      await directory.close();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  await pool.close();
}
