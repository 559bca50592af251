/** How soon the dashboard can be used, of a real service in a real browser: beside the bare page that the same browser shows at once. */
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { freePort } from '../scripts/support/free-port.ts';
import { type BenchResult, figureOf } from './figures.ts';
import { openStand, type Stand } from './web/stand.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const size = { companies: 1_000, invoices: 100_000 };
const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';

export async function benchWeb(): Promise<BenchResult> {
  await using opened = new AsyncDisposableStack();
  const stand = opened.use(await openStand(size));
  const bareUrl = await serveBarePage(opened);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  opened.defer(() => browser.close());
  const session = await signIn(browser, stand);
  const pages = {
    bare: bareUrl,
    overview: `${stand.url}/`,
    invoices: `${stand.url}/facturi`,
    search: `${stand.url}/facturi#partner=${encodeURIComponent('numărul 4999')}`,
  };
  const runs: Record<string, number[]> = { bare: [], overview: [], invoices: [], search: [], again: [] };
  // Interleaved, so that whatever else the machine does meets every figure alike; a browser that has nothing yet each time.
  for (let round = 0; round < rounds; round++) {
    for (const [name, url] of Object.entries(pages)) {
      const context = await browser.newContext({ storageState: session, viewport });
      runs[name]!.push((await usableAfter(context, url)) / 1000);
      if (name === 'invoices') runs.again!.push((await usableAfter(context, url)) / 1000);
      await context.close();
    }
  }
  const bare = figureOf('bare page: one row', runs.bare!);
  const { invoices, companies } = { invoices: '100,000', companies: '1,000' };
  return {
    figures: [
      figureOf('scripts of the overview, gzip', [await scriptBytes(browser, session, pages.overview)], {
        unit: 'kB',
        target: 200,
      }),
      figureOf('scripts of the invoices, gzip', [await scriptBytes(browser, session, pages.invoices)], {
        unit: 'kB',
        target: 200,
      }),
      bare,
      figureOf(`overview, ${companies} companies`, runs.overview!, { reference: bare, target: 1 }),
      figureOf(`invoices, ${invoices}`, runs.invoices!, { reference: bare, target: 1 }),
      figureOf(`invoices, ${invoices}, scripts known`, runs.again!, { reference: bare, target: 1 }),
      figureOf(`a partner's among ${invoices}`, runs.search!, { reference: bare, target: 1 }),
    ],
  };
}

const viewport = { width: 1440, height: 900 };
type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

async function signIn(browser: Browser, { url, email, password }: Stand): Promise<Session> {
  const context = await browser.newContext();
  const headers = { origin: new URL(url).origin };
  const answer = await context.request.post(`${url}/api/auth/sign-in/email`, {
    data: { email, password },
    headers,
  });
  if (!answer.ok()) throw new Error(`signing in failed: ${answer.status()} ${await answer.text()}`);
  const session = await context.storageState();
  await context.close();
  return session;
}

/**
 * Ms from the navigation until the first row has been painted and the browser is free to hear a key: two frames after
 * the row was there, and a turn of the event loop after those.
 */
async function usableAfter(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const { promise: usable, resolve } = Promise.withResolvers<number>();
  await page.exposeFunction('toldUsable', resolve);
  await page.addInitScript(`
    const row = () => document.querySelector('[role=row][data-index="0"]');
    const free = (then) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(then, 0)));
    const look = () => (row() ? free(() => toldUsable(performance.now())) : requestAnimationFrame(look));
    look();
  `);
  await page.goto(url, { waitUntil: 'commit' });
  const ms = await usable;
  await page.close();
  return ms;
}

/** Of all scripts that were loaded until the page was of use, as `gzip -6` would send them. */
async function scriptBytes(browser: Browser, session: Session, url: string): Promise<number> {
  const context = await browser.newContext({ storageState: session, viewport });
  const page = await context.newPage();
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body());
  });
  await page.goto(url);
  await page.locator('[role=row][data-index="0"]').waitFor({ timeout: 60_000 });
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
  await context.close();
  return sizes.reduce((sum, bytes) => sum + bytes, 0) / 1000;
}

/** The lower bound for any dashboard: the row is in the page itself. */
async function serveBarePage(opened: AsyncDisposableStack): Promise<string> {
  const port = await freePort();
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><title>-</title><div role="row" data-index="0">1</div>');
  }).listen(port, '127.0.0.1');
  opened.defer(() => void server.close());
  return `http://127.0.0.1:${port}/`;
}
