/** Which part of the archive a command is about: all of it, an organisation's or one company's. */
import type { App } from '../app.ts';
import { getCompanyByCif, readCifOption } from './choose-company.ts';
import { chooseOrganisation } from './choose-organisation.ts';
import { type Context, type Given, textOption } from './command.ts';

export interface ArchivePart {
  /** Null is every organisation. */
  organisationId: string | null;
  companyId?: string;
}

/** Opens the app when the code that was typed is one. */
export async function chooseArchive(
  { texts, openApp }: Context,
  given: Given,
): Promise<{ app: App; part: ArchivePart }> {
  const cif = readCifOption(textOption(given, 'company'), texts);
  const named = textOption(given, 'org');
  const app = await openApp();
  if (cif === undefined && named === undefined) return { app, part: { organisationId: null } };
  const { id: organisationId } = await chooseOrganisation(app.db, named, texts);
  if (cif === undefined) return { app, part: { organisationId } };
  const company = await getCompanyByCif(app.db, { organisationId }, cif, texts, { removed: true });
  return { app, part: { organisationId, companyId: company.id } };
}
