/** What the jobs are about, looked up in the demo's office by its API. No job is done here. */
import { bucharestDay } from '../../src/core/bucharest.ts';
import { addMonths } from '../../src/core/month.ts';
import type { Demo } from '../pictures/demo.ts';
import type { Facts } from './facts.ts';
import { newCompanies } from './new-companies.ts';

export async function prepareOffice({ url, control, login }: Demo): Promise<Facts> {
  const ask = async (path: string) => {
    const headers = { authorization: `Bearer ${login.apiKey}` };
    const answer = await fetch(`${url}/api/v1${path}`, { headers });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    // biome-ignore lint/suspicious/noExplicitAny: an answer of the API, read for its facts.
    return answer.json() as any;
  };
  const found = (await ask('/invoices?direction=received&limit=50')).data as {
    number: string;
    seller: { name: string };
    seal: { verdict: string };
  }[];
  const invoice = found.find(
    ({ number, seal }) => /^\S{4,}$/.test(number ?? '') && seal.verdict !== 'missing',
  )!;
  const [tampered] = (await ask('/invoices?seal=tampered&limit=1')).data as { number: string }[];
  const companies = (await ask('/companies?limit=200')).data as {
    id: string;
    name: string;
    cif: string;
  }[];
  const byName = [...companies].sort((a, b) => a.name.localeCompare(b.name, 'ro'));
  const certificates = (await (await fetch(`${control}/certificates`)).json()) as { serial: string }[];
  // As the dashboard has it: by the Romanian calendar.
  const month = addMonths(bucharestDay(new Date()).slice(0, 7), -1);
  return {
    company: byName[Math.floor(byName.length / 2)]!,
    month,
    invoice: { number: invoice.number, partner: invoice.seller.name },
    flagged: tampered?.number,
    dying: { serial: certificates[1]!.serial },
    table: newCompanies(50),
    colleague: { email: 'mihai@exemplu.ro', cifs: byName.slice(40, 50).map(({ cif }) => cif) },
  };
}
