/** What the people of an office did before anything went wrong: contacts, marks, a closed month, a journal of the accounting program, a destination that cannot be reached. */
import type { ApiClient, ApiCompany } from './api-client.ts';

interface Invoice {
  id: string;
  number: string | null;
  issuedOn: string | null;
  payable: string | null;
  seller: { cif: string | null; name: string | null };
}

/** Companies whose last month is closed, from the sandbox's first: `makeTroubles` lets a document arrive for one of them. */
const closed = 40;
const booked = 20;
const inQuestion = 5;

export async function workAtDesk(api: ApiClient, cifs: string[], now: Date): Promise<void> {
  const companies = await api.listCompanies();
  const last = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 0));
  const month = last.toISOString().slice(0, 7);
  await addContacts(api, companies);
  await markSome(api);
  const early = new Set(cifs.slice(0, closed));
  const first = companies.filter(({ cif, counts }) => early.has(cif) && counts.archived > 0);
  await api.send('POST', '/months/close', { companies: first.map(({ id }) => id), month, confirmed: true });
  await reconcile(api, first);
  await api.send('POST', '/destinations', {
    name: 'NAS-ul biroului',
    kind: 'webdav',
    // Of this machine, so that nothing leaves it; at the port of discard nothing listens.
    url: 'https://127.0.0.1:9/dav/facturi',
    username: 'birou',
    password: 'o parolă care nu ajunge nicăieri',
  });
}

async function addContacts(api: ApiClient, companies: ApiCompany[]): Promise<void> {
  // Every second one, so that a company without a contact is seen as well.
  for (const [n, { id }] of companies.entries())
    if (n % 2 === 0)
      await api.send('PATCH', `/companies/${id}`, {
        contact: {
          name: `Elena Ionescu ${n}`,
          email: `elena${n}@exemplu.ro`,
          phone: `0721 000 ${String(n).padStart(3, '0')}`,
        },
      });
}

async function markSome(api: ApiClient): Promise<void> {
  const { data } = await api.send<{ data: Invoice[] }>('GET', `/invoices?limit=${booked + inQuestion}`);
  const ids = data.map(({ id }) => id);
  await api.send('POST', '/invoices/marks', { ids: ids.slice(0, booked), mark: 'booked' });
  await api.send('POST', '/invoices/marks', { ids: ids.slice(booked), mark: 'question' });
}

/** The journal has every second invoice, and one that is not in SPV. */
async function reconcile(api: ApiClient, [company]: ApiCompany[]): Promise<void> {
  if (!company) return;
  const { data } = await api.send<{ data: Invoice[] }>(
    'GET',
    `/invoices?company=${company.id}&direction=received&limit=50`,
  );
  const lines = data
    .filter((_, n) => n % 2 === 0)
    .map(({ number, issuedOn, seller, payable }) => [number, issuedOn, seller.cif, seller.name, payable]);
  const day = data[0]?.issuedOn ?? '';
  const rows = [
    ['Nr. factura', 'Data', 'CIF', 'Furnizor', 'Total'],
    ...lines,
    ['HARTIE-17', day, '9100000001', 'Furnizor fără e-Factura SRL', '119.00'],
  ];
  const csv = rows
    .map((row) => row.map((cell) => `"${(cell ?? '').replaceAll('"', '""')}"`).join(';'))
    .join('\n');
  await api.send('POST', `/reconciliations?company=${company.id}&direction=received`, { csv });
}
