/** Gives an empty database a ledger, a catalogue and chains from the archive's folder alone. */
import {
  addRebuiltCompany,
  addRebuiltInstallation,
  addRebuiltOrganisation,
} from '../../db/archive/rebuild.ts';
import { findPersonalCode, type RebuildCtx, rebuildCompany } from './rebuild-company.ts';

export interface Rebuilt {
  organisations: number;
  companies: number;
  messages: number;
  invoices: number;
  imported: number;
  /** Companies whose manifest cannot be followed to its end, by folder, and from which number on. */
  broken: { folder: string; seq: number }[];
  /** Folders of persons whose code is in no document, and folders that are no company's. */
  skipped: string[];
}

export interface RebuildOptions {
  archiveId: string;
  /** What organisations are called, whose names are in no file. */
  nameOf: (id: string) => string;
  plan: string;
  signal: AbortSignal;
  progress?: (messages: number) => void;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The database has no organisation: the caller has looked. */
export async function rebuildArchive(
  ctx: RebuildCtx,
  { archiveId, nameOf, plan, signal, progress = () => {} }: RebuildOptions,
): Promise<Rebuilt> {
  const { db, environment, clock } = ctx;
  const rebuilt: Rebuilt = {
    ...{ organisations: 0, companies: 0, messages: 0, invoices: 0, imported: 0 },
    ...{ broken: [], skipped: [] },
  };
  const now = clock.now();
  await addRebuiltInstallation(db, { archiveId, environment, now });
  for (const [organisationId, folders] of await listFolders(ctx)) {
    if (!uuid.test(organisationId)) {
      rebuilt.skipped.push(...folders);
      continue;
    }
    await addRebuiltOrganisation(db, { id: organisationId, name: nameOf(organisationId), plan, now });
    rebuilt.organisations++;
    for (const folder of folders) {
      const name = folder.split('/').at(-1)!;
      const cif = /^\d{2,10}$/.test(name) ? name : uuid.test(name) && (await findPersonalCode(ctx, folder));
      if (!cif) {
        rebuilt.skipped.push(folder);
        continue;
      }
      const id = await addRebuiltCompany(db, { id: uuid.test(name) ? name : null, organisationId, cif, now });
      rebuilt.companies++;
      const company = await rebuildCompany(ctx, { id, organisationId, cif }, folder, signal);
      rebuilt.messages += company.messages;
      rebuilt.invoices += company.invoices;
      rebuilt.imported += company.imported;
      if (company.brokenAt !== null) rebuilt.broken.push({ folder, seq: company.brokenAt });
      progress(rebuilt.messages);
    }
  }
  return rebuilt;
}

/** Companies' folders by organisation; their files are not looked at. */
async function listFolders({ archive, environment }: RebuildCtx): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const enter = (folder: string) => {
    const [, organisation, company] = folder.split('/');
    if (!organisation || !company) return true;
    found.set(organisation, [...(found.get(organisation) ?? []), folder].sort());
    return false;
  };
  for await (const _ of archive.list(environment, enter)) {
    // Files between the folders belong to no company.
  }
  return found;
}
