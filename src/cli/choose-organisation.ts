/** Whose command it is: the one organisation there is, or the one that `--org` names. */
import type { OperatorActor } from '../accounts/actor.ts';
import type { Db } from '../db/connection.ts';
import { listOrganisations, type Organisation } from '../db/people/organisation.ts';
import type { CliTexts } from '../text/cli/cli-texts.ts';
import { CommandError } from './command.ts';
import { exitCodes } from './exit-code.ts';

/** Found by its id or by its name, which may be in any case. */
export async function chooseOrganisation(
  db: Db,
  named: string | undefined,
  texts: CliTexts,
): Promise<Organisation> {
  const all = await listOrganisations(db);
  if (all.length === 0)
    throw new CommandError(exitCodes.needsPerson, 'no_organisation', texts.organisation.none);
  const found =
    named === undefined ? all : all.filter((one) => one.id === named || sameName(one.name, named));
  if (found.length === 1) return found[0]!;
  const choices = (found.length === 0 ? all : found).map(({ id, name }) => `  ${id}  ${name}`).join('\n');
  const message =
    named === undefined
      ? texts.organisation.choose(choices)
      : found.length === 0
        ? texts.organisation.unknown(named, choices)
        : texts.organisation.several(named, choices);
  throw new CommandError(exitCodes.usage, 'organisation', message);
}

/** A person who can run commands on this machine has every right in it. */
export function operatorOf({ id }: Organisation): OperatorActor {
  return { kind: 'operator', organisationId: id, scope: 'admin' };
}

function sameName(a: string, b: string): boolean {
  return a.localeCompare(b, 'ro', { sensitivity: 'accent' }) === 0;
}
