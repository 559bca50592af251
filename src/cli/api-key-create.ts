/** `api-key create`: the key alone on standard output, so that a script can take it; everything else beside it. */
import { createApiKey } from '../actions/api-keys/create-api-key.ts';
import { type Scope, scopes } from '../core/scope.ts';
import type { CliTexts } from '../text/cli/cli-texts.ts';
import { chooseOrganisation, operatorOf } from './choose-organisation.ts';
import { type Command, textOption } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { usageError } from './parse-command.ts';

export const apiKeyCreate: Command = {
  name: 'api-key create',
  usage: '--name N [--org O] [--scope admin|sync|read] [--expires ISO]',
  options: {
    name: { kind: 'text', required: true },
    org: { kind: 'text' },
    scope: { kind: 'text' },
    expires: { kind: 'text' },
  },
  positionals: { least: 0, most: 0 },
  async run({ texts, openApp, note }, given) {
    const name = textOption(given, 'name')!.trim();
    const scope = readScope(textOption(given, 'scope') ?? 'admin', texts);
    const expiresAt = readExpiry(textOption(given, 'expires'), texts);
    const app = await openApp();
    const organisation = await chooseOrganisation(app.db, textOption(given, 'org'), texts);
    const { apiKey, key } = await createApiKey(app, operatorOf(organisation), { name, scope, expiresAt });
    note(texts.apiKey.made(name, scope, organisation.name));
    return {
      exitCode: exitCodes.done,
      json: {
        key,
        id: apiKey.id,
        name,
        scope,
        expiresAt,
        organisation: { id: organisation.id, name: organisation.name },
      },
      lines: [key],
    };
  },
};

function readScope(given: string, texts: CliTexts): Scope {
  const scope = scopes.find((one) => one === given);
  if (!scope) throw usageError(texts.usage.scope);
  return scope;
}

/** A day means its first moment in UTC. */
function readExpiry(given: string | undefined, texts: CliTexts): Date | null {
  if (given === undefined) return null;
  const shape = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;
  const at = new Date(given);
  if (!shape.test(given) || Number.isNaN(at.getTime())) throw usageError(texts.usage.expires);
  return at;
}
