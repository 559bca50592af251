/** The packs of a month of several companies as one ZIP: a folder for each company, written one after the other, so that memory does not grow with their number. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { maskCif } from '../core/cif.ts';
import { Problem } from '../core/errors.ts';
import { type Company, listCifsById, listCompaniesById, listCompanyIds } from '../db/companies/company.ts';
import type { ExportRequest } from '../db/exports/export.ts';
import { exportTexts } from '../text/exports/export-texts.ts';
import { column } from './column.ts';
import { countPack, writePack } from './pack.ts';
import type { Pack } from './pack-job.ts';
import { csvOf } from './sheet.ts';
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
      const written = new Set<string>();
      for await (const company of walkCompanies(packs, ids))
        if (await addPack(packs, company, add)) written.add(company.id);
      const removed = ids.filter((id) => !written.has(id));
      if (removed.length > 0) await addRemoved(packs, removed, add);
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

/** @returns false when the company was removed meanwhile */
async function addPack(packs: Packs, company: Company, add: AddEntry): Promise<boolean> {
  packs.signal.throwIfAborted();
  const scratch = join(packs.ctx.scratch, company.id);
  await mkdir(scratch, { mode: 0o750 });
  const folder = folderOf(company);
  const pack = packOf({ ...packs, ctx: { ...packs.ctx, scratch } }, company.id);
  try {
    await writePack(pack, (entry) => add({ ...entry, path: `${folder}/${entry.path}` }));
    return true;
  } catch (error) {
    // Removed after it was asked for, before anything of it was written: the others are not its fault.
    if (!(error instanceof Problem && error.reason === 'company_removed')) throw error;
    return false;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** A list of the companies that were asked for and have no folder. */
async function addRemoved(
  { ctx, organisationId, request: { language }, progress }: Packs,
  ids: string[],
  add: AddEntry,
): Promise<void> {
  const { titles: t, files, problems } = exportTexts[language];
  const cifs = new Map((await listCifsById(ctx.db, organisationId, ids)).map(({ id, cif }) => [id, cif]));
  const columns = [
    column<string>(t.company, 'text', 14, (id) => maskCif(cifs.get(id) ?? '')),
    column<string>(t.problem, 'text', 60, () => problems.company_removed),
    column<string>('ID', 'text', 38, (id) => id),
  ];
  const chunks = [];
  for await (const chunk of csvOf({ name: files.notes, columns, pages: onePage(ids), language }))
    chunks.push(chunk);
  for (const _ of ids) progress.problem();
  await add({ path: files.notes, content: Buffer.from(chunks.join('')), modifiedAt: ctx.now() });
}

async function* onePage<T>(page: T[]): AsyncGenerator<T[]> {
  yield page;
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
