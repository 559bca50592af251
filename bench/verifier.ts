/** How long the verifier takes over a month's pack, in Chromium without the network: beside unzip and sha256sum over the same pack. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { verifierFile } from '../scripts/verifier.ts';
import { makePack } from '../test/support/made-pack.ts';
import { type BenchResult, figureOf } from './figures.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const originals = Number(process.env.BENCH_ORIGINALS ?? 1_000);
/** Another build of the page, to be measured in turn with this one. */
const before = process.env.BENCH_VERIFIER;
const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';

export async function benchVerifier(): Promise<BenchResult> {
  await using opened = new AsyncDisposableStack();
  const dir = mkdtempSync(join(tmpdir(), 'efactura-bench-'));
  opened.defer(() => rmSync(dir, { recursive: true, force: true }));
  const pack = join(dir, 'pack.zip');
  writeFileSync(pack, makePack(originals).bytes);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  opened.defer(() => browser.close());

  const check = async (file: string): Promise<number> => {
    const context = await browser.newContext({ locale: 'en-GB', offline: true });
    const page = await context.newPage();
    page.setDefaultTimeout(600_000);
    await page.goto(`file://${file}`);
    const begun = performance.now();
    await page.locator('#files').setInputFiles(pack);
    const verdict = page.locator('#verdict');
    await verdict.waitFor();
    const seconds = (performance.now() - begun) / 1000;
    if ((await verdict.getAttribute('class')) !== 'sound') throw new Error(`${file} finds the pack wrong`);
    await context.close();
    return seconds;
  };
  const read = (): number => {
    const begun = performance.now();
    const { status } = spawnSync('sh', ['-c', 'unzip -p "$1" | sha256sum', 'sh', pack]);
    if (status !== 0) throw new Error('unzip and sha256sum could not be run');
    return (performance.now() - begun) / 1000;
  };

  const runs: Record<'read' | 'before' | 'now', number[]> = { read: [], before: [], now: [] };
  for (let round = 0; round < rounds; round++) {
    runs.read.push(read());
    if (before !== undefined) runs.before.push(await check(before));
    runs.now.push(await check(verifierFile));
  }
  const reference = figureOf('unzip and sha256sum of the pack', runs.read);
  return {
    figures: [
      reference,
      ...(before === undefined ? [] : [figureOf(`${before}`, runs.before, { reference })]),
      figureOf(`verifier, ${originals} originals`, runs.now, { reference, target: 10 }),
    ],
  };
}
