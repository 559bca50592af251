/** An accountant's jobs, each from Acasă to the moment when its answer is on the screen, with the clicks that it may take. */
import type { Download, Locator, Page } from 'playwright-core';
import type { Hands } from './hands.ts';

/** What the world in front of the person holds. */
export interface Facts {
  /** A company of the portfolio. */
  company: { id: string; name: string };
  /** The last month that is over: `2026-10`. */
  month: string;
  invoice: { number: string; partner: string };
  /** The number of one that is flagged; undefined where no invoice is. */
  flagged?: string | undefined;
  /** A certificate to be connected again. */
  dying?: { serial: string } | undefined;
  /** Lines of a table with companies that are not there yet, a heading first. */
  table?: string | undefined;
}

export interface Job {
  name: string;
  /** Clicks from Acasă. */
  goal: number;
  /** What is missing in a world in which it cannot be measured. */
  lacks?(facts: Facts): boolean;
  /** It changes what others are measured on. */
  last?: true;
  do(hands: Hands, facts: Facts): Promise<void>;
}

export const jobs: Job[] = [
  {
    name: 'Is anything missing for a company in the last month?',
    goal: 2,
    do: async (hands, facts) => {
      await openMonth(hands, facts);
      await hands.page
        .getByRole('region', { name: 'Situația lunii' })
        .getByText(/ANAF|zilele lunii/)
        .waitFor();
    },
  },
  {
    name: "The month's documents and XLSX of one company",
    goal: 4,
    do: async (hands, facts) => {
      await openMonth(hands, facts);
      await hands.click(hands.page.getByRole('button', { name: 'Pachetul lunii' }));
      await takeDownload(hands, /^Descarcă .+\.zip/);
    },
  },
  {
    name: '… of all companies, as one download',
    goal: 4,
    do: async (hands) => {
      await goTo(hands, 'Luna');
      await hands.click(hands.page.getByRole('button', { name: 'Pachetele lunii' }));
      await hands.click(hands.page.getByRole('dialog').getByRole('button', { name: 'Creați pachetele' }));
      await takeDownload(hands, /^Descarcă .+\.zip/);
    },
  },
  {
    name: 'Whose right is broken, and whom to call',
    goal: 1,
    do: async (hands) => {
      const { page } = hands;
      await hands.click(page.getByRole('button', { name: /drept în SPV/ }).first());
      const companies = page.getByRole('list', { name: 'Contact' });
      await companies.locator('a[href^="tel:"]').first().waitFor();
      await companies
        .getByRole('button', { name: /nstrucțiunile/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'What arrived since I last looked',
    goal: 1,
    do: async (hands) => {
      await goTo(hands, 'Sosite');
      await hands.page.getByRole('list', { name: 'Facturi sosite' }).getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'An invoice by a part of its number and its supplier',
    goal: 1,
    do: async (hands, { invoice: { number, partner } }) => {
      await find(hands, `${number} ${firstWord(partner)}`, number);
      await hands.page.getByRole('heading', { level: 1, name: number }).waitFor();
    },
  },
  {
    name: 'Why is it flagged? (from the list)',
    goal: 1,
    lacks: ({ flagged }) => flagged === undefined,
    do: async (hands, { flagged }) => {
      const { page } = hands;
      // Where it is seen: the list with its marks. The way there is not part of the question.
      await page.goto(`${new URL(page.url()).origin}/facturi#text=${encodeURIComponent(flagged!)}`);
      await hands.click(page.getByRole('grid').getByText(flagged!).first());
      await page
        .getByRole('region', { name: 'De ce este semnalată' })
        .or(page.getByText('Nu vă bazați'))
        .first()
        .waitFor();
    },
  },
  {
    name: 'Is the seal good, and prove it',
    goal: 2,
    do: async (hands, { invoice: { number } }) => {
      const { page } = hands;
      await find(hands, number, number);
      const seal = page.getByRole('region', { name: 'Sigiliu' });
      await hands.click(seal.getByRole('button', { name: 'Verifică la ANAF' }));
      await seal.getByText('ANAF confirmă că sigiliul este autentic.').waitFor();
    },
  },
  {
    name: 'Reconnect a dying certificate',
    goal: 3,
    lacks: ({ dying }) => dying === undefined,
    last: true,
    do: async (hands, { dying }) => {
      const { page } = hands;
      const task = page
        .getByRole('listitem')
        .filter({ has: page.getByRole('link', { name: 'Conectează certificatul' }) });
      await hands.click(task.getByRole('link', { name: 'Conectează certificatul' }).first());
      await hands.click(page.getByRole('link', { name: 'Mergeți la ANAF' }));
      await hands.click(page.locator(`button[name=certificate][value="${dying!.serial}"]`));
      await page.waitForURL(/\/conexiuni#connected=/);
      await page
        .getByText(/este conectat\./)
        .first()
        .waitFor();
    },
  },
  {
    name: 'Close the last month for all companies',
    goal: 3,
    last: true,
    do: async (hands) => {
      const { page } = hands;
      await goTo(hands, 'Luna');
      await hands.click(page.getByRole('button', { name: /^Închide [a-z]+ \d{4}$/ }));
      await hands.click(page.getByRole('dialog').getByRole('button', { name: 'Închide luna' }));
      await page.getByText(/^Am închis luna pentru/).waitFor();
    },
  },
  {
    name: 'Add 50 companies from a table',
    goal: 3,
    lacks: ({ table }) => table === undefined,
    last: true,
    do: async (hands, { table }) => {
      const { page } = hands;
      await hands.click(page.getByRole('link', { name: /^Adaugă/ }).first());
      await hands.click(page.getByRole('textbox').first());
      await hands.paste(table!);
      await page.getByText(/^CIF/).first().waitFor();
      await hands.click(page.getByRole('button', { name: /^Adaugă 50/ }));
      await page
        .getByRole('button', { name: /^Anulează|^Renunță|înapoi/i })
        .first()
        .waitFor();
    },
  },
];

async function goTo({ click, page }: Hands, name: string): Promise<void> {
  await click(page.getByRole('navigation').getByRole('link', { name, exact: true }));
}

async function openMonth(hands: Hands, { company, month }: Facts): Promise<void> {
  await goTo(hands, 'Luna');
  await hands.page.getByRole('grid').waitFor();
  const cell = hands.page.getByRole('grid').locator(`a[href="/luna/${company.id}/${month}"]`);
  await hands.scrollTo(cell);
  await hands.click(cell);
}

/** By the search over everything. */
async function find(hands: Hands, text: string, number: string): Promise<void> {
  await hands.press('/');
  const field = hands.page.getByRole('combobox', { name: /^Companie, factură/ });
  await field.and(hands.page.locator(':focus')).waitFor();
  await hands.type(text);
  await hands.page.getByRole('option', { selected: true }).filter({ hasText: number }).waitFor();
  await answered(hands.page);
  await hands.press('Enter');
}

/** What is listed is the answer to what was typed. */
async function answered(page: Page): Promise<void> {
  await page.getByRole('option', { name: /^Toate facturile cu/ }).waitFor();
}

async function takeDownload(hands: Hands, name: RegExp): Promise<Download> {
  const link: Locator = hands.page.getByRole('link', { name });
  await link.first().waitFor({ timeout: 300_000 });
  const [download] = await Promise.all([hands.page.waitForEvent('download'), hands.click(link.first())]);
  return download;
}

function firstWord(name: string): string {
  return name.split(/\s+/)[0]!;
}
