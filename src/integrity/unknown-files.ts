/** Files that neither the ledger nor the catalogue knows. */
import type { Archive } from '../archive/archive.ts';
import { zipBeside, zipPath } from '../archive/path.ts';
import type { Finding } from '../core/integrity.ts';
import { type ChainedCompany, listPendingNames, listUnknownPaths } from '../db/archive/chain.ts';
import type { Db } from '../db/connection.ts';

interface Parts {
  db: Db;
  archive: Pick<Archive, 'list'>;
  environment: string;
}

const batch = 1000;

/** In one company's folder. */
export async function findUnknownFiles(
  ctx: Parts,
  company: ChainedCompany,
  folder: string,
): Promise<Finding[]> {
  const unknown: string[] = [];
  const look = async (paths: string[]) => void unknown.push(...(await unknownAmong(ctx.db, company, paths)));
  const paths: string[] = [];
  for await (const { path } of ctx.archive.list(folder)) {
    if (path === `${folder}/manifest.jsonl`) continue;
    if (paths.push(path) === batch) await look(paths.splice(0));
  }
  await look(paths);
  if (unknown.length === 0) return [];
  return classify(ctx, company, unknown);
}

/** A file comes before its row, so one that was just put there may have its row by now, or is waited for by its message. */
async function classify(
  { db, environment }: Parts,
  company: ChainedCompany,
  unknown: string[],
): Promise<Finding[]> {
  const { organisationId, id: companyId, cif } = company;
  const waitedFor = new Set(
    (await listPendingNames(db, companyId)).map((name) =>
      zipPath({ environment, organisationId, companyId, cif, ...name }),
    ),
  );
  return (await unknownAmong(db, company, unknown)).map((path) => ({
    kind: waitedFor.has(path) ? 'file_without_row' : 'orphan_file',
    subject: path,
  }));
}

/** What was made of a ZIP that is known is known with it. */
async function unknownAmong(db: Db, { id }: ChainedCompany, paths: string[]): Promise<string[]> {
  const zips = new Set(await listUnknownPaths(db, id, [...new Set(paths.map(zipBeside))]));
  return paths.filter((path) => zips.has(zipBeside(path)));
}

/** Files outside the companies' folders. */
export async function findStrangers(
  { archive, environment }: Pick<Parts, 'archive' | 'environment'>,
  companyFolders: Set<string>,
): Promise<Finding[]> {
  const strangers: Finding[] = [];
  const unclaimed = archive.list(environment, (folder) => !companyFolders.has(folder));
  for await (const { path } of unclaimed) strangers.push({ kind: 'orphan_file', subject: path });
  return strangers;
}
