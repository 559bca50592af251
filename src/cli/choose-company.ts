/** Whose company a command is about, by the code that was typed. */
import type { OperatorActor } from '../accounts/actor.ts';
import { maskCif, maskPersonalCodes, readCif } from '../core/cif.ts';
import { type Company, listCompaniesByCif } from '../db/companies/company.ts';
import type { Db } from '../db/connection.ts';
import type { CliTexts } from '../text/cli/cli-texts.ts';
import { CommandError } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { usageError } from './parse-command.ts';

export function readCifOption(given: string | undefined, texts: CliTexts): string | undefined {
  if (given === undefined) return undefined;
  const reading = readCif(given);
  if (!reading.ok) throw usageError(texts.usage.cif(maskPersonalCodes(given)));
  return reading.cif;
}

/** @param removed accept a company that was removed: its files are still in the archive */
export async function getCompanyByCif(
  db: Db,
  { organisationId }: Pick<OperatorActor, 'organisationId'>,
  cif: string,
  texts: CliTexts,
  { removed = false } = {},
): Promise<Company> {
  const [company] = await listCompaniesByCif(db, organisationId, [cif]);
  if (company && (removed || !company.removed)) return company;
  throw new CommandError(exitCodes.failed, 'not_found', texts.sync.noCompany(maskCif(cif)));
}
