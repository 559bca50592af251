/** A pack of a busy month in the verifier, in Chromium without the network: `npm test -- test/long/verifier`. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { verifierFile } from '../../scripts/verifier.ts';
import { startEngine } from '../support/engine.ts';
import { makeProvenPack } from '../support/proven-pack.ts';
import { launch, noBrowser } from '../web/support.ts';

test('a pack made of 2,000 messages is checked in a browser, and the time is told', {
  skip: noBrowser,
}, async (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'efactura-verifier-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const engine = await startEngine(t);
  const company = await engine.addCompany('8000000000', 2_000);
  await engine.sync();
  const file = join(dir, 'pack.zip');
  writeFileSync(file, await makeProvenPack(engine, company, dir));
  const browser = await launch();
  t.after(() => browser.close());
  const context = await browser.newContext({ locale: 'en-GB', offline: true });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(`file://${verifierFile}`);
  const begun = performance.now();
  await page.locator('#files').setInputFiles(file);
  await page.getByRole('heading', { name: 'Nothing wrong was found' }).waitFor();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const originals = Number(await page.locator('dl dd').nth(3).textContent());
  t.diagnostic(`${originals} originals in ${seconds} s`);
  assert.ok(originals >= 900, String(originals));
});
