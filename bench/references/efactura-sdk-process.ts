/**
 * A sync as a program on efactura-sdk would write it: lists each company page by page, downloads every message and writes
 * it with fsync. The library has no archive, no database, no check and no budget. A process of its own.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Worked } from '../engine/bare-loop.ts';
import type { Spv } from '../engine/spv-process.ts';

export interface SdkWish extends Spv {
  dir: string;
  companiesAtOnce: number;
  downloadsAtOnce: number;
}

export interface SdkDone extends Worked {
  kept: number;
}

/** The part of the library that is used; it is installed by the bench alone, so the compiler does not know it. */
interface Sdk {
  AnafAuthenticator: new (config: object) => object;
  AnafEfacturaClient: new (
    config: object,
    authenticator: object,
  ) => {
    getMessagesPaginated(params: {
      startTime: number;
      endTime: number;
      pagina: number;
    }): Promise<{ mesaje?: { id: string }[]; numar_total_pagini?: number }>;
    downloadDocument(id: string): Promise<Buffer>;
  };
}

process.once('message', async (wish: SdkWish) => {
  const sdk = createRequire(import.meta.url)('efactura-sdk') as Sdk;
  await mkdir(wish.dir, { recursive: true });
  const [cpu, startedMs] = [process.cpuUsage(), performance.now()];
  const kept = await syncAll(sdk, wish);
  const seconds = (performance.now() - startedMs) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  process.send!({ seconds, cpuSeconds: (user + system) / 1e6, kept } satisfies SdkDone);
});
process.once('disconnect', () => process.exit());

async function syncAll(sdk: Sdk, wish: SdkWish): Promise<number> {
  const cifs = wish.cifs.values();
  let kept = 0;
  const one = async () => {
    for (const cif of cifs) {
      const listed = await syncCompany(sdk, wish, cif);
      kept += listed;
    }
  };
  await Promise.all(Array.from({ length: wish.companiesAtOnce }, one));
  return kept;
}

async function syncCompany(sdk: Sdk, wish: SdkWish, cif: string): Promise<number> {
  const { clientId, clientSecret, accessToken, refreshToken, apiUrl } = wish;
  const client = new sdk.AnafEfacturaClient(
    { vatNumber: cif, accessToken, refreshToken, expiresAt: Date.now() + 3_600_000, basePath: apiUrl },
    new sdk.AnafAuthenticator({ clientId, clientSecret, redirectUri: 'https://localhost/callback' }),
  );
  const window = { startTime: Date.now() - 59 * 86_400_000, endTime: Date.now() - 1_000 };
  const ids: string[] = [];
  for (let pagina = 1, pages = 1; pagina <= pages; pagina++) {
    const page = await client.getMessagesPaginated({ ...window, pagina });
    pages = page.numar_total_pagini ?? 1;
    ids.push(...(page.mesaje ?? []).map(({ id }) => id));
  }
  const queue = ids.values();
  const download = async () => {
    for (const id of queue) {
      const bytes = await client.downloadDocument(id);
      if (bytes[0] !== 0x50) throw new Error(`no ZIP came for ${id}`);
      await writeFile(join(wish.dir, `${id}.zip`), bytes, { flush: true });
    }
  };
  await Promise.all(Array.from({ length: wish.downloadsAtOnce }, download));
  return ids.length;
}
