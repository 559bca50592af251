/** The dashboard in a browser: the real service on a real database, the sandbox as ANAF, Chromium; every page checked by axe. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, type TestContext } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import type { SandboxOptions } from '../../sandbox/server.ts';
import { browserPath } from '../../scripts/support/browser-path.ts';
import { until } from '../../scripts/support/until.ts';
import { createSignIn } from '../../src/accounts/sign-in.ts';
import { buildDashboard } from '../../src/api/build-dashboard.ts';
import { dashboardDir } from '../../src/api/dashboard.ts';
import { bucharestDay } from '../../src/core/bucharest.ts';
import { addDays } from '../../src/core/calendar.ts';
import { addMember } from '../../src/db/people/member.ts';
import { testDatabase } from '../support/database.ts';
import { type Env, type Service, startService } from '../support/processes.ts';
import { openSite, type Site } from '../support/site.ts';

/** For a test's options: `test('…', { skip: noBrowser }, …)`. */
export const noBrowser = existsSync(browserPath)
  ? false
  : `there is no Chromium at ${browserPath} (CHROMIUM=/path names another)`;

export interface Person {
  email: string;
  password: string;
}

export interface Dashboard {
  site: Site;
  service: Service;
  /** Where people reach it. */
  url: string;
  /** A new browser context without a session. Errors on its console fail the test. */
  visit(options?: BrowserContextOptions): Promise<Page>;
  /** A person with an account and the role admin in this organisation. */
  addPerson(organisationId: string, email: string): Promise<Person>;
  /** Errors on the console that the test expects. */
  forgive(errors: RegExp): void;
  /** A new browser context, signed in, at this path. */
  visitAs(person: Person, path?: string, options?: BrowserContextOptions): Promise<Page>;
}

/** One a file: starting it costs as much as a short test. Each visit has a context of its own. */
let opened: Promise<Browser> | undefined;
after(async () => (await opened)?.close());

/** @param env settings of the service beyond the usual ones */
export async function openDashboard(
  t: TestContext,
  options: SandboxOptions = {},
  env: Env = {},
): Promise<Dashboard> {
  await ensureBuilt();
  opened ??= launch();
  const browser = await opened;
  const contexts: BrowserContext[] = [];
  // Hooks run in this order: a page that loses its service would log errors.
  t.after(() => Promise.all(contexts.map((context) => context.close())));
  const database = await testDatabase();
  const site = await openSite(t, options, database);
  const service = await startService(t, { ...site.env, ...env });
  const url = site.env.PUBLIC_URL!;
  const signIn = createSignIn({
    databaseUrl: database.url,
    secret: 'only adds users, signs no sessions',
    publicUrl: url,
    rateLimiter: async () => ({ granted: true }),
    log: () => {},
    now: () => new Date(),
    idleMs: undefined,
  });
  const errors: string[] = [];
  let forgiven = /^$/;
  t.after(async () => {
    await signIn.close();
    assert.deepEqual(
      errors.filter((error) => !forgiven.test(error)),
      [],
      'errors on the console',
    );
  });

  const visit: Dashboard['visit'] = async (contextOptions) => {
    const context = await browser.newContext({ locale: 'ro-RO', reducedMotion: 'reduce', ...contextOptions });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      // The page handles refusals (4xx) itself; 401 is how it learns that there is no session.
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) errors.push(message.text());
    });
    return page;
  };
  return {
    site,
    service,
    url,
    visit,
    forgive: (pattern) => {
      forgiven = pattern;
    },
    addPerson: async (organisationId, email) => {
      const password = 'patru cuvinte destul de lungi';
      const userId = await signIn.addUser({ email, name: email, password });
      await addMember(site.pool, { organisationId, userId, role: 'admin' }, new Date());
      return { email, password };
    },
    visitAs: async (person, path = '/', contextOptions) => {
      const page = await visit(contextOptions);
      // Typed and clicked where the sign-in is what a test is about; here it would be two pages more a visit.
      const { request } = page.context();
      const answer = await request.post(`${url}/api/auth/sign-in/email`, {
        data: person,
        headers: { origin: url },
      });
      assert.equal(answer.status(), 200, await answer.text());
      await page.goto(`${url}${path}`);
      await signedIn(page);
      return page;
    },
  };
}

export async function signInAs(page: Page, { email, password }: Person): Promise<void> {
  await typeInto(page.getByLabel(/^E-mail/), email);
  await typeInto(page.getByLabel(/^(Parola|Password)/), password);
  await page.getByRole('button', { name: /^(Intră în cont|Sign in)$/ }).click();
  await signedIn(page);
}

const signedIn = (page: Page) => page.getByRole('navigation').or(page.getByRole('list')).first().waitFor();

/** As a person does: what is in the field is selected, and typed over. */
export async function typeInto(field: Locator, text: string): Promise<void> {
  await field.press('ControlOrMeta+a');
  await field.pressSequentially(text);
}

/** What was copied elsewhere, over what is in the field: 64 digits, key by key, took as long as the rest of a test. */
export async function pasteInto(field: Locator, text: string): Promise<void> {
  await field.press('ControlOrMeta+a');
  await field.page().keyboard.insertText(text);
}

/** The parts of a date in the order of the browser's own language, English here. @param day `'2026-07-03'` */
export async function typeDay(field: Locator, day: string): Promise<void> {
  const [year, month, date] = day.split('-');
  await field.pressSequentially(`${month}${date}${year}`);
  assert.equal(await field.inputValue(), day);
}

/** WCAG 2.2 AA, as far as axe can check it, in the current scheme. */
export async function assertAccessible(page: Page, what: string): Promise<void> {
  const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page })
    // What passes is not described, and no second page is opened to join frames: half of the time.
    .options({ resultTypes: ['violations'], runOnly })
    .setLegacyMode()
    // No script runs in there, not even axe: the document's page has tests of its own.
    .exclude('iframe[sandbox]')
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} (${node.failureSummary?.split('\n')[1]?.trim()})`),
  );
  assert.deepEqual(found, [], `axe on ${what}`);
}

/** Nothing is wider than the window, except what scrolls by itself. */
export async function assertFits(page: Page, what: string): Promise<void> {
  const over = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  assert.ok(Number(over) <= 0, `${what} is ${over} px wider than the window`);
}

/** Builds the dashboard if it is older than its sources, or waits for another process that is building it. */
async function ensureBuilt(): Promise<void> {
  const log = { info: () => {}, warn: (...said: unknown[]) => console.error(...said) };
  let came = await buildDashboard(dashboardDir, log, AbortSignal.timeout(120_000));
  const again = async () => {
    came = await buildDashboard(dashboardDir, log, AbortSignal.timeout(120_000));
    return came !== 'built_elsewhere';
  };
  if (came === 'built_elsewhere') await until(again, 120_000);
  assert.ok(came === 'there' || came === 'built', `the dashboard: ${came}`);
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * The last morning of the month before this one, as the dashboard has it: by the Romanian calendar, whose month begins two or three
 * hours before that of UTC.
 */
export function endOfLastMonth(now: number): Date {
  const first = `${bucharestDay(new Date(now)).slice(0, 7)}-01`;
  return new Date(`${addDays(first, -1)}T09:00:00Z`);
}
