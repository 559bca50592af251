/** What goes wrong in an office after its first good day, told to the sandbox: rights withdrawn, a certificate that died, downloads that fail, another message's file, a document for a month that is closed. */
import { accepted } from './api-client.ts';
import type { DemoSandbox } from './sandbox.ts';

interface Certificate {
  serial: string;
  holder: string;
  cifs: string[];
}

const withdrawn = 11;
const busy = 40;

const received = { kind: 'received', document: 'invoice' } as const;

export async function makeTroubles(
  { url, companies }: DemoSandbox,
  now: Date,
  signal: AbortSignal,
): Promise<void> {
  const ask = async (path: string, body?: object) => {
    const init = body && { method: 'POST', body: JSON.stringify(body) };
    return (await accepted(await fetch(`${url}/control/${path}`, { ...init, signal }))).text();
  };
  const [office, director] = JSON.parse(await ask('certificates')) as Certificate[];
  if (!office || !director) throw new Error('the sandbox has not the certificates of an office');
  await ask(`certificates/${office.serial}/revoke`, { cifs: office.cifs.slice(-withdrawn) });
  await ask('tokens/invalidate', { serial: director.serial });
  // What came since yesterday, of which some cannot be had for now.
  const known = new Set(office.cifs.slice(0, -withdrawn));
  const receiving = companies.filter(({ cif }) => known.has(cif)).slice(0, busy);
  for (const { cif } of receiving) await ask(`companies/${cif}/messages`, { count: 3 });
  // Its own file never comes: what does stays in quarantine.
  const [odd, late] = [receiving[0]!, receiving[1]!];
  const wrong = JSON.parse(await ask(`companies/${odd.cif}/messages`, received)) as { id: string };
  await ask('faults', { kind: 'zip_of_another', on: 'download', match: { id: wrong.id } });
  await ask(`companies/${late.cif}/late`, { ...received, lagMs: 0, createdAt: endOfLastMonth(now) });
  await ask('faults', { kind: 'corrupt_zip', on: 'download', times: 6 });
  await ask('faults', { kind: 'http_500', on: 'download', after: 20, times: 9 });
}

function endOfLastMonth(now: Date): number {
  // Noon, so that it is the same month in Bucharest.
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 0, 12);
}
