/** The service as a program sees it: its API by HTTP with a key, and nothing else. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ShownRun } from '../../src/cli/run-progress.ts';

export interface ApiCompany {
  id: string;
  cif: string;
  name: string | null;
  completeFrom: string | null;
  completeUpTo: string | null;
  counts: { listed: number; archived: number; expired: number; closed: number; pending: number };
}

export type ApiRun = ShownRun & {
  state: string;
  finishedAt: string | null;
  companies: { code: string | null; detail: string | null }[];
};

const lookEveryMs = 100;

export class ApiClient {
  readonly #url: string;
  readonly #key: string;
  readonly #signal: AbortSignal;

  constructor(url: string, key: string, signal: AbortSignal) {
    this.#url = url;
    this.#key = key;
    this.#signal = signal;
  }

  /** Whether the key still opens anything. */
  async isAccepted(): Promise<boolean> {
    const answer = await this.#ask('/api/v1/sync/status');
    await answer.body?.cancel();
    return answer.status !== 401;
  }

  async isConnected(): Promise<boolean> {
    return (await this.#get<{ hasValidToken: boolean }>('/api/v1/anaf/status')).hasValidToken;
  }

  async listCompanies(): Promise<ApiCompany[]> {
    const companies: ApiCompany[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const after = cursor && `&cursor=${encodeURIComponent(cursor)}`;
      const page: { data: ApiCompany[]; nextCursor: string | null } = await this.#get(
        `/api/v1/companies?limit=200${after}`,
      );
      companies.push(...page.data);
      cursor = page.nextCursor;
    }
    return companies;
  }

  async addCompanies(companies: { cif: string; name: string }[]): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ companies: companies.map(({ cif, name }) => ({ cif: `RO${cif}`, name })) });
    await accepted(await this.#ask('/api/v1/companies', { method: 'POST', headers, body }));
  }

  /** @returns the path of the run */
  async triggerSync(): Promise<string> {
    const answer = await accepted(await this.#ask('/api/v1/sync/trigger', { method: 'POST' }));
    await answer.body?.cancel();
    return answer.headers.get('location')!;
  }

  /** Any operation of the API. @param body JSON, or a file with its type */
  async send<T>(method: string, path: string, body?: object | { csv: string }): Promise<T> {
    const given =
      body === undefined
        ? undefined
        : 'csv' in body
          ? ['text/csv', body.csv]
          : ['application/json', JSON.stringify(body)];
    const headers = given && { 'content-type': given[0]! };
    const answer = await accepted(
      await this.#ask(`/api/v1${path}`, { method, ...(given && { headers: headers!, body: given[1]! }) }),
    );
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  }

  /** Calls back with each state of the run until it has ended. */
  async watchRun(path: string, onLook: (run: ApiRun) => void): Promise<ApiRun> {
    for (;;) {
      const run = await this.#get<ApiRun>(path);
      onLook(run);
      if (run.finishedAt !== null) return run;
      await sleep(lookEveryMs, undefined, { signal: this.#signal });
    }
  }

  async #get<T>(path: string): Promise<T> {
    return (await (await accepted(await this.#ask(path))).json()) as T;
  }

  #ask(path: string, init: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
    const headers = { ...init.headers, authorization: `Bearer ${this.#key}` };
    return fetch(`${this.#url}${path}`, { ...init, headers, signal: this.#signal });
  }
}

/** The detail of a problem document. */
export async function accepted(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  throw new Error(`${answer.status} ${new URL(answer.url).pathname}: ${await answer.text()}`);
}
