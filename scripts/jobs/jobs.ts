/** An accountant's jobs, each from Acasă to the moment when its answer is on the screen, with the clicks that it may take. */
import type { Facts } from './facts.ts';
import type { Hands } from './hands.ts';
import { inviteColleague } from './invite-colleague.ts';
import { find, firstWord, goTo, openMonth, takeDownload } from './steps.ts';

export interface Job {
  name: string;
  /** At the first trial, for the table. */
  was: string;
  /** Clicks from Acasă; of the first visit, screens. */
  goal: number;
  counts?: 'screens';
  /** What is missing in a world in which it cannot be measured. */
  lacks?(facts: Facts): boolean;
  /** It changes what others are measured on. */
  last?: true;
  do(hands: Hands, facts: Facts): Promise<void>;
}

export const jobs: Job[] = [
  {
    name: 'Is anything missing for a company in the last month?',
    was: '2 + typing, 5/10',
    goal: 2,
    do: async (hands, facts) => {
      await openMonth(hands, facts);
      await hands.page
        .getByRole('region', { name: 'Situația lunii' })
        .getByText(/ANAF|zilele lunii/)
        .first()
        .waitFor();
    },
  },
  {
    name: "The month's documents and XLSX of one company",
    was: '6, 9/10',
    goal: 4,
    do: async (hands, facts) => {
      await openMonth(hands, facts);
      await hands.click(hands.page.getByRole('button', { name: 'Pachetul lunii' }));
      await takeDownload(hands, /^Descarcă .+\.zip/);
    },
  },
  {
    name: '… of all companies, as one download',
    was: '1,800',
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
    was: '1, 4/10',
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
    was: 'impossible',
    goal: 1,
    do: async (hands) => {
      await goTo(hands, 'Sosite');
      await hands.page.getByRole('list', { name: 'Facturi sosite' }).getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'An invoice by a part of its number and its supplier',
    was: '`/` + number, 7/10',
    goal: 2,
    do: async (hands, { invoice: { number, partner } }) => {
      await find(hands, `${number} ${firstWord(partner)}`, number);
      await hands.press('Enter');
      await hands.page.getByRole('heading', { level: 1, name: number }).waitFor();
    },
  },
  {
    name: 'Why is it flagged',
    was: '3, 6/10',
    goal: 1,
    lacks: ({ flagged }) => flagged === undefined,
    do: async (hands, { flagged }) => {
      const { page } = hands;
      const task = page.getByRole('listitem').filter({ hasText: /sigili/i });
      await hands.click(task.getByRole('button', { name: 'Verifică la ANAF' }).first());
      await page.getByRole('heading', { level: 1, name: flagged! }).waitFor();
      await page
        .getByRole('region', { name: 'De ce este semnalată' })
        .getByText(/^Sigiliu: /)
        .waitFor();
    },
  },
  {
    name: 'Is the seal good, and prove it',
    was: '2, 8/10',
    goal: 2,
    do: async (hands, { invoice: { number } }) => {
      const { page } = hands;
      await find(hands, number, number);
      // Once the whole number was looked for: of the part that was typed another invoice may be the first.
      await hands.click(page.getByRole('option', { name: `Dovada sigiliului: ${number} ·` }));
      await page.getByRole('heading', { level: 1, name: `Dovada sigiliului, factura ${number}` }).waitFor();
      await page.getByText('Sigiliul corespunde acestui document').waitFor();
      await page.getByText('SHA-256 al certificatului').waitFor();
    },
  },
  {
    name: 'A colleague who sees ten companies only',
    was: 'impossible',
    goal: 4,
    lacks: ({ colleague }) => colleague === undefined,
    do: (hands, { colleague }) => inviteColleague(hands, colleague!),
  },
  {
    name: 'Reconnect a dying certificate',
    was: '5, 4/10',
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
    was: 'impossible',
    goal: 3,
    last: true,
    do: async (hands) => {
      const { page } = hands;
      await goTo(hands, 'Luna');
      await hands.click(page.getByRole('button', { name: /^Închide [a-z]+ \d{4}$/ }));
      const dialog = page.getByRole('dialog');
      const close = dialog.getByRole('button', { name: 'Închide luna' });
      await close.waitFor();
      // Where no company is complete: days before the first sync were never listed.
      const incomplete = dialog.getByRole('button', { name: /^Închide și cele incomplete/ });
      await hands.click((await close.isDisabled()) ? incomplete : close);
      await page.getByText(/^Am închis luna pentru/).waitFor();
    },
  },
  {
    name: 'Add 50 companies from a table',
    was: 'junk rows made',
    goal: 3,
    lacks: ({ table }) => table === undefined,
    last: true,
    do: async (hands, { table }) => {
      const { page } = hands;
      await hands.click(page.getByRole('link', { name: /^Adaugă/ }).first());
      await page.getByRole('heading', { level: 1, name: 'Adăugați companiile' }).waitFor();
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
