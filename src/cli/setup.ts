/** `setup`: the first account with its organisation, or a further organisation, by the operator's own hand. */
import { addOrganisationFor } from '../actions/people/set-up.ts';
import { listMemberships } from '../db/people/member.ts';
import { checkNewPassword } from './check-new-password.ts';
import type { Command } from './command.ts';
import { textOption } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { usageError } from './parse-command.ts';
import { readSecret } from './read-input.ts';

export const setup: Command = {
  name: 'setup',
  usage: '--email E --organisation O [--name N] --password-stdin',
  options: {
    email: { kind: 'text', required: true },
    organisation: { kind: 'text', required: true },
    name: { kind: 'text' },
    'password-stdin': { kind: 'flag', required: true },
  },
  positionals: { least: 0, most: 0 },
  async run({ texts, signal, openApp, note }, given) {
    const email = textOption(given, 'email')!.trim();
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length > 254) throw usageError(texts.usage.email);
    const organisation = textOption(given, 'organisation')!.trim();
    const password = await readSecret(texts.setup.prompt, signal);
    checkNewPassword(password, texts);

    const app = await openApp();
    const known = await app.signIn.findUserId(email);
    const keepsPassword = known !== undefined && (await listMemberships(app.db, known)).length > 0;
    const made = await addOrganisationFor(app, {
      email,
      name: textOption(given, 'name')?.trim(),
      password,
      organisation,
    });
    if (keepsPassword) note(texts.setup.known(email));
    note(texts.setup.next);
    return {
      exitCode: exitCodes.done,
      json: {
        organisation: { id: made.id, name: made.name, plan: made.plan },
        email,
        accountExisted: keepsPassword,
      },
      lines: [texts.setup.done(made.name, email)],
    };
  },
};
