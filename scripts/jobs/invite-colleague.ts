/** A colleague is invited to some companies: the invitation made, then accepted in a browser of their own, which shows these companies and no other. */
import type { Hands } from './hands.ts';

export interface Colleague {
  email: string;
  /** Tax IDs. */
  cifs: string[];
}

const patienceMs = 120_000;

export async function inviteColleague(hands: Hands, { email, cifs }: Colleague): Promise<void> {
  const { page } = hands;
  await hands.click(page.getByRole('navigation').getByRole('link', { name: 'Invitați un coleg' }));
  await page.getByRole('textbox', { name: 'E-mail' }).and(page.locator(':focus')).waitFor();
  await hands.type(email);
  await hands.click(page.getByRole('radio', { name: 'Doar cele alese' }));
  await page.getByLabel('Adăugați o companie').and(page.locator(':focus')).waitFor();
  await hands.paste(cifs.join('\n'));
  await page.getByText(`${cifs.length} companii alese`).waitFor();
  await hands.click(page.getByRole('button', { name: 'Creează linkul' }));
  const link = await page.getByRole('status').locator('code').textContent();
  await accept(hands, link!, cifs.length);
}

/** What the colleague does is not counted: it is another person's work. */
async function accept({ page }: Hands, link: string, companies: number): Promise<void> {
  const context = await page.context().browser()!.newContext({ locale: 'ro-RO' });
  try {
    const theirs = await context.newPage();
    theirs.setDefaultTimeout(patienceMs);
    await theirs.goto(link);
    await theirs.getByLabel('Numele dumneavoastră').pressSequentially('Mihai Coleg');
    await theirs.getByLabel('Alegeți o parolă').pressSequentially('patru cuvinte ale colegului');
    await theirs.getByRole('button', { name: 'Acceptă invitația' }).click();
    const portfolio = theirs.getByRole('grid', { name: 'Companii' });
    await portfolio.getByRole('row').nth(companies).waitFor();
    const rows = Number(await portfolio.getAttribute('aria-rowcount'));
    if (rows !== companies + 1) throw new Error(`the colleague sees ${rows - 1} companies of ${companies}`);
  } finally {
    await context.close();
  }
}
