/** Which pages there are pictures of, and what is done on each before. */
import type { Page } from 'playwright-core';
import { paths } from '../../web/src/app/paths.ts';
import type { Links } from './story.ts';

export interface PictureOf {
  name: string;
  /** Or what is opened by a link that the story has made. */
  path: string | keyof Links;
  /** Without a session. */
  signedOut?: true;
  /** What is there when the page has what it is about. */
  shows: string;
  prepare?: (page: Page) => Promise<void>;
}

export function addressOf({ path }: PictureOf, url: string, links: Links): string {
  return path in links ? links[path as keyof Links] : url + path;
}

const row = '[role=grid] [data-id]';

async function openRow(page: Page, index: number): Promise<void> {
  await page.locator(row).nth(index).focus();
  await page.keyboard.press('Enter');
}

async function openInvoice(page: Page): Promise<void> {
  await openRow(page, 1);
  await page.getByRole('dialog').locator('a[href^="/facturi/"]').first().click();
  await page.waitForURL('**/facturi/*');
}

async function openMonth(page: Page): Promise<void> {
  await page.locator('#content a[href^="/luna/"]').first().click();
  await page.waitForURL('**/luna/*/*');
  await page.locator('#content h1').first().waitFor();
}

export const pages: PictureOf[] = [
  { name: 'sign-in', path: paths.home, signedOut: true, shows: 'input[type=password]' },
  { name: 'forgot-password', path: paths.forgotPassword, signedOut: true, shows: 'input' },
  { name: 'invitation', path: 'invitation', signedOut: true, shows: 'input[type=password]' },
  { name: 'token-link', path: 'tokenLink', signedOut: true, shows: '#go' },
  { name: 'home', path: paths.home, shows: row },
  { name: 'live', path: paths.live, shows: row },
  { name: 'start', path: paths.start, shows: row },
  { name: 'add-companies', path: paths.addCompanies, shows: 'textarea' },
  { name: 'inbox', path: paths.inbox, shows: '#content h1' },
  { name: 'invoices', path: paths.invoices, shows: row },
  { name: 'invoice-panel', path: paths.invoices, shows: row, prepare: (page) => openRow(page, 1) },
  { name: 'invoice', path: paths.invoices, shows: row, prepare: openInvoice },
  { name: 'messages', path: paths.messages, shows: row },
  { name: 'quarantine', path: paths.quarantine, shows: '#content h1' },
  { name: 'runs', path: paths.runs, shows: row },
  { name: 'months', path: paths.months, shows: row },
  { name: 'month', path: paths.months, shows: row, prepare: openMonth },
  { name: 'vat', path: paths.vat, shows: '#content h1' },
  { name: 'completeness', path: paths.completeness, shows: row },
  { name: 'company', path: paths.completeness, shows: row, prepare: (page) => openRow(page, 2) },
  { name: 'exports', path: paths.exports, shows: '#content h1' },
  { name: 'reconciliation', path: paths.reconciliations, shows: 'input[inputmode=decimal]' },
  { name: 'deliveries', path: paths.deliveries, shows: '#content h1' },
  { name: 'connections', path: paths.connections, shows: '#content h1' },
  { name: 'settings', path: paths.settings, shows: '#content h2' },
  { name: 'settings-members', path: `${paths.settings}/membri`, shows: '#content h2' },
  { name: 'settings-keys', path: `${paths.settings}/chei`, shows: '#content h2' },
  { name: 'settings-webhooks', path: `${paths.settings}/webhookuri`, shows: '#content h2' },
  { name: 'settings-notifications', path: `${paths.settings}/notificari`, shows: '#content h2' },
  { name: 'settings-signers', path: `${paths.settings}/sigilii`, shows: '#content h2' },
  { name: 'settings-look', path: `${paths.settings}/aspect`, shows: '#content h2' },
  { name: 'settings-account', path: `${paths.settings}/cont`, shows: '#content h2' },
  { name: 'settings-audit', path: `${paths.settings}/jurnal`, shows: row },
];
