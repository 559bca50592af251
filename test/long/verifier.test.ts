/** A pack of a busy month in the verifier, in Chromium without the network: `npm test -- test/long/verifier`. How long it takes: `npm run bench verifier`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifierFile } from '../../scripts/verifier.ts';
import { makePack } from '../support/made-pack.ts';
import { launch, noBrowser } from '../web/support.ts';

test('a pack of 1,500 originals is checked in a browser whole, and one byte of it is found', {
  skip: noBrowser,
}, async (t) => {
  const { bytes, keyId } = makePack(1_500);
  const browser = await launch();
  t.after(() => browser.close());
  const context = await browser.newContext({ locale: 'en-GB', offline: true });
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  await page.goto(`file://${verifierFile}`);
  await page.locator('#key').pressSequentially(keyId);
  const check = async (buffer: Buffer) => {
    await page.locator('#files').setInputFiles({ name: 'pack.zip', mimeType: 'application/zip', buffer });
    await page.locator('#verdict').waitFor();
    return page.locator('#verdict').textContent();
  };
  assert.equal(await check(bytes), 'Nothing wrong was found');
  assert.equal(await page.locator('dl dd').nth(3).textContent(), '1500');
  const changed = Buffer.from(bytes);
  changed[changed.length >> 1]! ^= 1;
  assert.match((await check(changed))!, /^Faults found: \d$/);
});
