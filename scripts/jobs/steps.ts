/** What several jobs have in common: a page by its link, a company's month, the search over everything, a download. */
import type { Download, Locator, Page } from 'playwright-core';
import type { Facts } from './facts.ts';
import type { Hands } from './hands.ts';

export async function goTo({ click, page }: Hands, name: string): Promise<void> {
  await click(page.getByRole('navigation').getByRole('link', { name, exact: true }));
}

export async function openMonth(hands: Hands, { company, month }: Facts): Promise<void> {
  await goTo(hands, 'Luna');
  await hands.page.getByRole('grid').waitFor();
  const cell = hands.page.getByRole('grid').locator(`a[href="/luna/${company.id}/${month}"]`);
  await hands.scrollTo(cell);
  await hands.click(cell);
}

/** By the search over everything, until the invoice is the first of what was found. */
export async function find(hands: Hands, text: string, number: string): Promise<void> {
  await hands.press('/');
  const field = hands.page.getByRole('combobox', { name: /^Companie, factură/ });
  await field.and(hands.page.locator(':focus')).waitFor();
  await hands.type(text);
  await hands.page.getByRole('option', { selected: true }).filter({ hasText: number }).waitFor();
  await answered(hands.page);
}

/** What is listed is the answer to what was typed. */
async function answered(page: Page): Promise<void> {
  await page.getByRole('option', { name: /^Toate facturile cu/ }).waitFor();
}

export async function takeDownload(hands: Hands, name: RegExp): Promise<Download> {
  const link: Locator = hands.page.getByRole('link', { name });
  await link.first().waitFor({ timeout: 1_200_000 });
  const [download] = await Promise.all([hands.page.waitForEvent('download'), hands.click(link.first())]);
  return download;
}

export function firstWord(name: string): string {
  return name.split(/\s+/)[0]!;
}
