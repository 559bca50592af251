/** A sandbox with one company and one certificate, and the calls that its tests make. The clock is stopped at one instant. */

import { dayMs } from '../durations.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../server.ts';

/** 2026-07-15 15:00:00 in Bucharest. */
export const noon = Date.UTC(2026, 6, 15, 12);
export const cif = '12345674';

export interface Visit {
  sandbox: Sandbox;
  serial: string;
  accessToken: string;
  /** A GET with the token; what begins with a slash is under the server's root, the rest under FCTEL. */
  get(path: string, query?: Record<string, string | number>): Promise<Response>;
  /** The paged list of the last 30 days up to now, unless the query says otherwise. */
  list(query?: Record<string, string | number>): Promise<Envelope>;
}

// biome-ignore lint/suspicious/noExplicitAny: a body is what the test says it is.
export type Envelope = Record<string, any>;

export async function visit(
  options: SandboxOptions = {},
  act: (visit: Visit) => Promise<void> = async () => {},
): Promise<void> {
  const sandbox = await startSandbox({ now: () => noon, ...options });
  try {
    sandbox.world.addCompany(cif, 'Firma Mea SRL');
    const { serial } = sandbox.world.addCertificate({ cifs: [cif] });
    const { accessToken } = sandbox.issueTokens(serial);
    const get: Visit['get'] = (path, query = {}) => {
      const url = new URL(path.startsWith('/') ? sandbox.url + path : `${sandbox.apiUrl}/${path}`);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
      return fetch(url, { headers: { authorization: `Bearer ${accessToken}` }, redirect: 'manual' });
    };
    const list: Visit['list'] = async (query = {}) => {
      const now = sandbox.clock.now();
      const asked = { startTime: now - 30 * dayMs, endTime: now, cif, pagina: 1, ...query };
      return (await (await get('listaMesajePaginatieFactura', asked)).json()) as Envelope;
    };
    await act({ sandbox, serial, accessToken, get, list });
  } finally {
    await sandbox.close();
  }
}
