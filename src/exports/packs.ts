/** The packs of a month of several companies as one ZIP: a folder for each company, written one after the other, so that memory does not grow with their number. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../core/errors.ts';
import { type Company, listCompaniesById, listCompanyIds } from '../db/companies/company.ts';
import type { ExportRequest } from '../db/exports/export.ts';
import { countPack, writePack } from './pack.ts';
import type { Pack } from './pack-job.ts';
import { type AddEntry, zipOf } from './zip.ts';

export interface Packs extends Omit<Pack, 'request'> {
  request: Extract<ExportRequest, { kind: 'packs' }>;
}

/** Companies whose rows are in memory at a time. */
const companiesAtOnce = 200;

export function packsChunks(packs: Packs): AsyncGenerator<Uint8Array> {
  return zipOf(
    async (add) => {
      const ids = await companiesOf(packs);
      await packs.progress.total(await countAll(packs, ids));
      for await (const company of walkCompanies(packs, ids)) await addPack(packs, company, add);
    },
    { directoryFile: join(packs.ctx.scratch, 'directory') },
  );
}

async function companiesOf({ ctx, organisationId, request }: Packs): Promise<string[]> {
  return request.companyIds ?? (await listCompanyIds(ctx.db, organisationId));
}

async function countAll(packs: Packs, ids: string[]): Promise<number> {
  let n = 0;
  for (const companyId of ids) {
    packs.signal.throwIfAborted();
    n += await countPack(packOf(packs, companyId));
  }
  return n;
}

async function* walkCompanies({ ctx, organisationId }: Packs, ids: string[]): AsyncGenerator<Company> {
  for (let first = 0; first < ids.length; first += companiesAtOnce)
    yield* await listCompaniesById(ctx.db, organisationId, ids.slice(first, first + companiesAtOnce));
}

async function addPack(packs: Packs, company: Company, add: AddEntry): Promise<void> {
  packs.signal.throwIfAborted();
  const scratch = join(packs.ctx.scratch, company.id);
  await mkdir(scratch, { mode: 0o750 });
  const folder = folderOf(company);
  const pack = packOf({ ...packs, ctx: { ...packs.ctx, scratch } }, company.id);
  try {
    await writePack(pack, (entry) => add({ ...entry, path: `${folder}/${entry.path}` }));
  } catch (error) {
    // Removed after it was asked for, before anything of it was written: the others are not its fault.
    if (!(error instanceof Problem && error.reason === 'company_removed')) throw error;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function packOf({ request, ...packs }: Packs, companyId: string): Pack {
  const { companyIds: _all, ...rest } = request;
  return { ...packs, request: { ...rest, kind: 'pack', companyId } };
}

/** Its code and its name in plain letters; a person's code never appears in a path. */
function folderOf({ id, cif, name }: Company): string {
  const plain = (name ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40);
  return [cif.length === 13 ? `persoana-fizica_${id.slice(0, 8)}` : cif, plain]
    .filter((one) => one !== '')
    .join('_');
}
