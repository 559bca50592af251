/** The service on a catalogue of `BENCH_INVOICES`, as the benches of lists ask it. Filling a million takes minutes: `BENCH_DIR` is filled once and kept. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../scripts/support/free-port.ts';
import { startChild } from '../engine/child.ts';
import type { ListsServing, ListsUsed, ListsWish } from './service-process.ts';

export const invoices = Number(process.env.BENCH_INVOICES ?? 1_000_000);
/** As a process of requests alone has it in compose.postgres.yaml and in the chart. */
const youngMiB = 16;

export interface Catalogue extends ListsServing {
  used(): Promise<ListsUsed>;
}

export async function openCatalogue(opened: AsyncDisposableStack): Promise<Catalogue> {
  const dir = process.env.BENCH_DIR ?? mkdtempSync(join(tmpdir(), 'efactura-bench-'));
  if (!process.env.BENCH_DIR) opened.defer(() => rmSync(dir, { recursive: true, force: true }));
  const child = startChild<ListsServing | ListsUsed>('../lists/service-process.ts', youngMiB);
  opened.defer(() => child.end());
  const wish: ListsWish = {
    dir,
    port: await freePort(),
    companies: 200,
    invoices,
    partners: Math.ceil(invoices / 50),
  };
  const serving = (await child.ask(wish)) as ListsServing;
  return { ...serving, used: async () => (await child.ask('cpu')) as ListsUsed };
}
