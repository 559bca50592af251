/** A browser that is signed in, and a picture of a page in it. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { Demo } from './demo.ts';
import { addressOf, type PictureOf } from './pages.ts';
import type { Links } from './story.ts';

export const widths = [
  { name: 'wide', width: 1280, height: 800 },
  { name: 'narrow', width: 360, height: 740 },
] as const;

interface How {
  scheme: 'light' | 'dark';
  width: (typeof widths)[number];
  file: string;
}

export interface Camera {
  take(page: PictureOf, how: How): Promise<void>;
  close(): Promise<void>;
}

const reader = {
  locale: 'ro-RO',
  timezoneId: 'Europe/Bucharest',
  reducedMotion: 'reduce',
} satisfies BrowserContextOptions;

/** Signs in once: the service counts how often one tries. */
export async function openCamera(demo: Demo, links: Links): Promise<Camera> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
  const signedIn = await signIn(browser, demo);
  return {
    take: async (picture, { scheme, width, file }) => {
      const { shows, prepare, signedOut } = picture;
      const context = await browser.newContext({
        ...reader,
        ...(signedOut ? {} : { storageState: signedIn }),
        viewport: { width: width.width, height: width.height },
        colorScheme: scheme,
      });
      const page = await context.newPage();
      await page.goto(addressOf(picture, demo.url, links));
      await page.locator(shows).first().waitFor();
      await prepare?.(page);
      await settle(page);
      await page.screenshot({ path: file });
      await context.close();
    },
    close: () => browser.close(),
  };
}

async function signIn(browser: Browser, { url, login }: Demo) {
  const context = await browser.newContext(reader);
  const page = await context.newPage();
  await page.goto(url);
  await page.getByLabel('E-mail').pressSequentially(login.email);
  await page.getByLabel('Parola').first().pressSequentially(login.password);
  await page.getByRole('button', { name: 'Intră în cont' }).click();
  await page.getByLabel('Parola').first().waitFor({ state: 'detached' });
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Nothing is on its way any more. Live events are a request without an end, so the network is never idle. */
async function settle(page: Page): Promise<void> {
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready');
  await page.waitForTimeout(400);
}
