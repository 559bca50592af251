/** The certificates that are connected: does each still open anything, and how old is its login. */
import { dayMs } from '../../core/durations.ts';
import type { Db } from '../../db/connection.ts';
import { type AnafConnection, listConnections } from '../../db/connections/anaf-connection.ts';
import { listOrganisations } from '../../db/people/organisation.ts';
import type { CliTexts } from '../../text/cli/cli-texts.ts';
import { fail, ok, type Said, warn } from './check.ts';

/** ANAF documents a year for a refresh token; whether a renewal starts the year again is not documented. */
const ageingDays = 365 - 30;

export async function checkTokens(db: Db, now: Date, say: CliTexts['doctor']['tokens']): Promise<Said> {
  const connections: (AnafConnection & { organisation: string })[] = [];
  for (const { id, name } of await listOrganisations(db)) {
    for (const one of await listConnections(db, id, now)) connections.push({ ...one, organisation: name });
  }
  if (connections.length === 0) return warn(say.none);
  const named = (some: typeof connections) =>
    some.map(({ organisation, serial }) => say.one(organisation, serial ?? '?')).join(', ');
  const age = (one: AnafConnection) =>
    Math.floor((now.getTime() - (one.refreshIssuedAt ?? one.connectedAt).getTime()) / dayMs);

  const invalid = connections.filter(({ isValid }) => !isValid);
  if (invalid.length > 0) {
    const alone = invalid.some(({ organisation }) =>
      connections.every((one) => one.organisation !== organisation || !one.isValid),
    );
    return (alone ? fail : warn)(say.invalid(named(invalid)));
  }
  const ageing = connections.filter((one) => age(one) >= ageingDays);
  if (ageing.length > 0) return warn(say.ageing(named(ageing)));
  return ok(say.fine(connections.length, Math.max(...connections.map(age))));
}
