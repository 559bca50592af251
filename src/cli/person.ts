/** `person …`: who has an account, and letting a person in again who cannot sign in. */
import {
  findPerson,
  linkToNewPassword,
  resetSecondFactorFor,
  setPasswordFor,
} from '../actions/people/reset-for.ts';
import type { App } from '../app.ts';
import { listPeople } from '../db/people/person.ts';
import { checkNewPassword } from './check-new-password.ts';
import { type Command, CommandError, type Context, type Given, textOption } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { readSecret } from './read-input.ts';
import { table } from './table.ts';

export const personList: Command = {
  name: 'person list',
  usage: '',
  options: {},
  positionals: { least: 0, most: 0 },
  async run({ texts: { person: texts, never }, openApp }) {
    const { db } = await openApp();
    const people = await listPeople(db);
    const rows = people.map(({ email, name, memberships, secondFactor, passkeys, lastSeenAt }) => [
      email,
      name,
      memberships.map(({ organisation, role }) => `${organisation} (${role})`).join(', ') || '-',
      texts.yesNo(secondFactor),
      String(passkeys),
      lastSeenAt === null ? never : lastSeenAt.toISOString(),
    ]);
    return {
      exitCode: exitCodes.done,
      json: { people },
      lines: people.length === 0 ? [texts.none] : table(texts.headings, rows),
    };
  },
};

export const personResetPassword: Command = {
  name: 'person reset-password',
  usage: '--email E [--password-stdin]',
  options: { email: { kind: 'text', required: true }, 'password-stdin': { kind: 'flag' } },
  positionals: { least: 0, most: 0 },
  async run(context, given) {
    const { texts, signal, openApp, note } = context;
    if (given.options['password-stdin']) {
      const password = await readSecret(texts.setup.prompt, signal);
      checkNewPassword(password, texts);
      const app = await openApp();
      const person = await needPerson(app, context, given);
      await setPasswordFor(app, person, password);
      const { email } = person;
      return { exitCode: exitCodes.done, json: { email, url: null }, lines: [texts.person.changed(email)] };
    }
    const app = await openApp();
    const person = await needPerson(app, context, given);
    const { url, expiresAt } = await linkToNewPassword(app, person);
    note(texts.person.link(person.email));
    return { exitCode: exitCodes.done, json: { email: person.email, url, expiresAt }, lines: [url] };
  },
};

export const personResetSecondFactor: Command = {
  name: 'person reset-second-factor',
  usage: '--email E',
  options: { email: { kind: 'text', required: true } },
  positionals: { least: 0, most: 0 },
  async run(context, given) {
    const { texts, openApp } = context;
    const app = await openApp();
    const person = await needPerson(app, context, given);
    const { codes, passkeys } = await resetSecondFactorFor(app, person);
    const { email } = person;
    const removed = codes || passkeys > 0;
    const line = removed ? texts.person.secondFactorOff(email) : texts.person.noSecondFactor(email);
    return { exitCode: exitCodes.done, json: { email, removed, codes, passkeys }, lines: [line] };
  },
};

async function needPerson(app: App, { texts }: Context, given: Given) {
  const email = textOption(given, 'email')!.trim();
  const person = await findPerson(app, email);
  if (!person) throw new CommandError(exitCodes.failed, 'no_such_person', texts.person.unknown(email));
  return person;
}
