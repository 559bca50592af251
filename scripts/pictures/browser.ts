/** A browser that is signed in, and a picture of a page in it. */
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Demo } from './demo.ts';
import type { PictureOf } from './pages.ts';

export const widths = [
  { name: 'wide', width: 1280, height: 800 },
  { name: 'narrow', width: 360, height: 740 },
] as const;

interface How {
  scheme: 'light' | 'dark';
  width: (typeof widths)[number];
  file: string;
}

export async function takePicture(
  demo: Demo,
  { name, path, shows, prepare }: PictureOf,
  how: How,
): Promise<void> {
  const browser = await launch();
  try {
    const context = await browser.newContext({
      viewport: { width: how.width.width, height: how.width.height },
      colorScheme: how.scheme,
      locale: 'ro-RO',
      timezoneId: 'Europe/Bucharest',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.goto(demo.url + path);
    if (name !== 'sign-in') await signIn(page, demo);
    await page.locator(shows).first().waitFor();
    await prepare?.(page);
    await settle(page);
    await page.screenshot({ path: how.file, type: 'png' });
  } finally {
    await browser.close();
  }
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
}

async function signIn(page: Page, { login }: Demo): Promise<void> {
  await page.getByLabel('E-mail').fill(login.email);
  await page.getByLabel('Parola').first().fill(login.password);
  await page.getByRole('button', { name: 'Intră în cont' }).click();
  await page.getByLabel('Parola').first().waitFor({ state: 'detached' });
}

/** Nothing is on its way any more. Live events are a request without an end, so the network is never idle. */
async function settle(page: Page): Promise<void> {
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready');
  await page.waitForTimeout(400);
}
