/** The first visit: the code of the console, the account, the certificate, the companies, the first sync. Each screen is named; nothing may be typed twice. */
import type { Hands } from './hands.ts';

export interface FirstVisit {
  /** From the console. */
  code: string;
  account: { name: string; email: string; password: string; organisation: string };
  /** Companies as they are copied from a spreadsheet, and how many the button will say. */
  table: string;
  rows: number;
}

export type Screen = 'code' | 'account' | 'connect' | 'companies' | 'pasted' | 'added' | 'sync' | 'synced';

/** @param page at the service's address @param atScreen looks at each screen before it is left */
export async function firstVisit(
  hands: Hands,
  { code, account, table, rows }: FirstVisit,
  atScreen: (screen: Screen) => Promise<void> = async () => {},
): Promise<void> {
  const { page } = hands;
  const typeInto = async (label: string, text: string) => {
    await hands.click(page.getByLabel(label).first());
    await hands.type(text);
  };
  await hands.screen('Bun venit');
  await atScreen('code');
  await typeInto('Codul din consolă', code);
  await hands.click(page.getByRole('button', { name: 'Mai departe' }));

  await hands.screen('Contul dumneavoastră');
  await atScreen('account');
  await typeInto('Numele dumneavoastră', account.name);
  await typeInto('E-mail', account.email);
  await typeInto('Parola', account.password);
  await typeInto('Organizația', account.organisation);
  await hands.click(page.getByRole('button', { name: 'Creează contul' }));

  await hands.screen('Conectați certificatul la ANAF');
  await atScreen('connect');
  await hands.click(page.getByRole('link', { name: 'Mergeți la ANAF' }));
  // ANAF's page, where the sandbox lets one pick in place of the browser's dialog.
  await hands.click(page.locator('button[name=certificate]').first());
  await page.waitForURL(/\/inceput#connected=/);

  await hands.screen('Adăugați companiile');
  await atScreen('companies');
  await hands.paste(table);
  await atScreen('pasted');
  await hands.click(page.getByRole('button', { name: `Adaugă ${rows} companii` }));
  await page.getByRole('list', { name: 'Rezultatul pentru fiecare rând' }).waitFor();
  await atScreen('added');
  await hands.click(page.getByRole('button', { name: 'Prima sincronizare' }));

  await hands.screen('Prima sincronizare');
  await atScreen('sync');
  await hands.click(page.getByRole('button', { name: 'Începe' }));
  await page.getByRole('grid', { name: 'Companii' }).getByText('gata', { exact: true }).first().waitFor();
  await atScreen('synced');
  const { typed } = hands.done();
  const twice = typed.filter((text, n) => typed.indexOf(text) !== n);
  if (twice.length > 0) throw new Error('something had to be typed twice');
}
