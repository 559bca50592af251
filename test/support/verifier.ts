/** The verifier's modules for tests in Node: they belong to a program of their own, which needs a browser's types. */
interface Fault {
  code: string;
  subject: string;
}

export interface CheckedEntry {
  path: string;
  size: number;
  read(): Promise<Uint8Array>;
}

interface Report {
  sound: boolean;
  faults: Fault[];
  sums: number;
  links: number;
  documents: { path: string; type: string; keyId: string; timestamp: { ok: boolean | null } | null }[];
  seals: { holds: number; tampered: number; none: number; unchecked: number };
  unchecked: Map<string, number>;
  notHere: number;
}

const load = async (name: string) => import(new URL(`../../web/verifier/${name}.ts`, import.meta.url).href);

export const checkFiles = (await load('check-files')).checkFiles as (
  entries: CheckedEntry[],
  options?: { expectedKey?: string },
) => Promise<Report>;

/** `ok` is null where it cannot be checked. */
export const checkSealOnPage = (await load('check-seal')).checkSeal as (
  document: Uint8Array,
  seal: Uint8Array,
) => Promise<{ ok: boolean | null; why?: string }>;

const { sourceOfBytes } = await load('source');
const { readZip } = await load('read-zip');

export const entriesOfZip = (bytes: Uint8Array): Promise<CheckedEntry[]> => readZip(sourceOfBytes(bytes));
