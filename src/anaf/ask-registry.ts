/** Asks ANAF's public registry of taxpayers about companies: their names, and whether they are registered for VAT. Without a token. Knows no SQL. */

import type { AnafClient } from './client.ts';
import { parseRegistry, type RegistryReply } from './parse-registry.ts';

export type { RegistryEntry, RegistryReply } from './parse-registry.ts';

/** ANAF's limit of one request (the paper of v9; programs of before say 500). */
export const mostRegistryCodes = 100;

export interface RegistryQuestion {
  /** Codes of companies: 2 to 10 digits, at most a hundred. */
  cifs: string[];
  /** The day that is asked about, `2026-11-30`. */
  day: string;
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** 2 to 10 digits. Thirteen are a person's code: they are never sent. Codes are sent as numbers, so none begins with 0. */
export function mayAskRegistry(cif: string): boolean {
  return /^[1-9]\d{1,9}$/.test(cif);
}

/**
 * POST …/PlatitorTvaRest/v9/tva. ANAF allows a request a second: the caller paces.
 * @throws AnafError malformed when the answer has an unknown shape or is about another code, and the general ones
 */
export async function askRegistry(client: AnafClient, question: RegistryQuestion): Promise<RegistryReply> {
  const { cifs, day, timeoutMs = client.limits.registryTimeoutMs, signal } = question;
  const { registryUrl } = client.config;
  if (registryUrl === undefined) throw new Error('the registry is switched off');
  if (cifs.length === 0 || cifs.length > mostRegistryCodes || !cifs.every(mayAskRegistry))
    throw new Error('the registry is asked about one to a hundred codes of companies');
  return client.call(
    {
      endpoint: 'registry',
      method: 'POST',
      url: registryUrl,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(cifs.map((cif) => ({ cui: Number(cif), data: day }))),
      timeoutMs,
      maxBytes: client.limits.smallMaxBytes,
      signal,
    },
    (answer) => parseRegistry(answer, cifs),
  );
}
