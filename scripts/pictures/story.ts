/** What has happened before the pictures are taken: a portfolio of some size, a right that was lost, messages that wait. */
import type { Demo } from './demo.ts';

const names = [
  'Brutăria Fântâna Rece SRL',
  'Construcții Dealul Însorit SRL',
  'Cofetăria Doi Cocoși SRL-D',
  'Depozitul Cireșul Amar SRL',
  'Electrica Norul Alb SRL',
  'Farmacia Zmeul de Hârtie SRL',
  'Ferma Ariciul Harnic SNC',
  'Instalații Râul Lin SRL',
  'Moara Veche SA',
  'Pensiunea „Șapte Spice” SRL',
  'Serviciul Auto Barza Veselă SRL',
  'Țesătoria Vulpea Șireată SRL-D',
];
const withoutRight = 'Tipografia Podul Vechi SRL';
const waiting = 'Sticlăria Ursul Blând SA';

/** Addresses from invitations and links. */
export interface Links {
  invitation: string;
  tokenLink: string;
}

export async function tellStory(demo: Demo): Promise<Links> {
  const control = async (path: string, body: unknown) => {
    const answer = await fetch(demo.control + path, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  };
  const api = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${demo.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${demo.login.apiKey}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer;
  };

  const all = [...names, withoutRight, waiting].map((name, n) => ({
    cif: String(41_000_008 + n * 977),
    name,
  }));
  const certificates = (await (await fetch(`${demo.control}/certificates`)).json()) as { serial: string }[];
  await control('/companies', { companies: all });
  const granted = all.filter(({ name }) => name !== withoutRight).map(({ cif }) => cif);
  await control(`/certificates/${certificates[0]!.serial}/grant`, { cifs: granted });
  for (const [n, { cif }] of all.entries()) {
    await control(`/companies/${cif}/messages`, { count: 4 + ((n * 7) % 23), days: 55 });
  }
  const stuck = all.at(-1)!.cif;
  const stuckMessages = (await (await fetch(`${demo.control}/companies/${stuck}/messages`)).json()) as {
    id: string;
  }[];
  for (const { id } of stuckMessages.slice(0, 2)) {
    await control('/faults', { kind: 'http_503', on: 'download', match: { id }, times: 100_000 });
  }
  await control(`/companies/${all[3]!.cif}/expired`, {});
  await api('POST', '/companies', { companies: all });
  await runToItsEnd();
  const urlOf = async (answer: Response) => ((await answer.json()) as { url: string }).url;
  return {
    invitation: await urlOf(await api('POST', '/invitations', { email: 'coleg@exemplu.ro', role: 'sync' })),
    tokenLink: await urlOf(await api('POST', '/anaf/token-links', { note: 'Domnul Ionescu' })),
  };

  async function runToItsEnd(): Promise<void> {
    const { headers } = await api('POST', '/sync/trigger');
    const path = headers.get('location')!.replace('/api/v1', '');
    for (;;) {
      const { finishedAt } = (await (await api('GET', path)).json()) as { finishedAt: string | null };
      if (finishedAt) return;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}
