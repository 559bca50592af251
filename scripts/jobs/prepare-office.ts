/** What the jobs are about, looked up in the demo's office; contacts are added where the office has none. Preparation only: no job is done here. */
import type { Demo } from '../pictures/demo.ts';
import type { Facts } from './jobs.ts';
import { newCompanies } from './new-companies.ts';

export async function prepareOffice({ url, control, login }: Demo): Promise<Facts> {
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${login.apiKey}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    // biome-ignore lint/suspicious/noExplicitAny: an answer of the API, read for its facts.
    return answer.json() as any;
  };
  const denied = (await ask('GET', '/companies?access=denied&limit=200')).data as { id: string }[];
  for (const { id } of denied)
    await ask('PATCH', `/companies/${id}`, {
      contact: { name: 'Elena Ionescu', email: 'elena@exemplu.ro', phone: '0721 000 111' },
    });
  const found = (await ask('GET', '/invoices?direction=received&limit=50')).data as {
    number: string;
    seller: { name: string };
    seal: { verdict: string };
  }[];
  const invoice = found.find(
    ({ number, seal }) => /^\S{4,}$/.test(number ?? '') && seal.verdict !== 'missing',
  )!;
  const flagged = ['tampered', 'missing'].map((seal) => ask('GET', `/invoices?seal=${seal}&limit=1`));
  const late = ask('GET', '/invoices?late=true&limit=1');
  const [first] = (await Promise.all([...flagged, late])).flatMap(({ data }) => data as { number: string }[]);
  const companies = (await ask('GET', '/companies?limit=200')).data as { id: string; name: string }[];
  const byName = [...companies].sort((a, b) => a.name.localeCompare(b.name, 'ro'));
  const certificates = (await (await fetch(`${control}/certificates`)).json()) as { serial: string }[];
  const today = new Date();
  const month = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 1))
    .toISOString()
    .slice(0, 7);
  return {
    company: byName[Math.floor(byName.length / 2)]!,
    month,
    invoice: { number: invoice.number, partner: invoice.seller.name },
    flagged: first?.number,
    dying: { serial: certificates[1]!.serial },
    table: newCompanies(50),
  };
}
