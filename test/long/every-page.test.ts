/**
 * Every page of the dashboard in both languages and both schemes, wide and narrow by turns: no violation that axe finds,
 * nothing wider than the window, no error on the console. A demo of its own, in which some things have gone wrong.
 * `npm test -- test/long/every-page` runs it.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startDemo } from '../../scripts/pictures/demo.ts';
import { addressOf, type PictureOf, pages } from '../../scripts/pictures/pages.ts';
import { tellStory } from '../../scripts/pictures/story.ts';
import { paths } from '../../web/src/app/paths.ts';
import { assertAccessible, assertFits, launch, noBrowser, type Person, signInAs } from '../web/support.ts';

/** What has pictures, and what has none. */
const every: PictureOf[] = [
  ...pages,
  { name: 'invitation to nothing', path: `${paths.invitation}#token=nobody`, shows: 'h1' },
  { name: 'token link to nothing', path: '/autorizare#token=nobody', shows: 'h1' },
  { name: 'not found', path: '/nicaieri', shows: 'main h2' },
];

test('every page is accessible, in every language and scheme', { skip: noBrowser }, async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'efactura-pages-'));
  const demo = await startDemo(dir);
  t.after(async () => {
    await demo.stop();
    await rm(dir, { recursive: true, force: true });
  });
  const links = await tellStory(demo);
  const browser = await launch();
  t.after(() => browser.close());
  const signedIn = await signInOnce(browser, demo.url, demo.login);

  for (const language of ['ro', 'en'] as const) {
    for (const scheme of ['light', 'dark'] as const) {
      for (const [n, each] of every.entries()) {
        await t.test(`${each.name}, ${language}, ${scheme}`, async () => {
          const viewport = n % 2 === 0 ? { width: 1280, height: 800 } : { width: 360, height: 740 };
          const context = await browser.newContext({
            viewport,
            colorScheme: scheme,
            reducedMotion: 'reduce',
            locale: language === 'ro' ? 'ro-RO' : 'en-GB',
            ...(each.signedOut ? {} : { storageState: signedIn }),
          });
          try {
            // The document's own frame has no storage.
            await context.addInitScript(
              `if (window === top) localStorage.setItem('efactura.language', '${language}')`,
            );
            const page = await context.newPage();
            const errors = errorsOf(page);
            await page.goto(addressOf(each, demo.url, links));
            await page.locator(each.shows).first().waitFor();
            await each.prepare?.(page);
            await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
            await assertAccessible(page, each.name);
            await assertFits(page, each.name);
            assert.deepEqual(errors, [], 'errors on the console');
          } finally {
            await context.close();
          }
        });
      }
    }
  }
});

async function signInOnce(browser: Browser, url: string, login: Person) {
  const context = await browser.newContext({ locale: 'ro-RO' });
  const page = await context.newPage();
  await page.goto(url);
  await signInAs(page, login);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** 401 is how a page learns that there is no session, 410 and 404 that a link is no longer valid or never was. */
function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4(01|04|10)/.test(message.text()))
      errors.push(message.text());
  });
  return errors;
}
