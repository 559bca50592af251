import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cliTextsFor } from '../text/cli/cli-texts.ts';
import { CommandError } from './command.ts';
import { commands } from './commands.ts';
import { exitCodes } from './exit-code.ts';
import { parseCommand } from './parse-command.ts';

const texts = cliTextsFor({});
const every = await Promise.all(Object.values(commands).map((load) => load()));

const refused: [name: string, args: string[], says: RegExp][] = [
  ['no command', ['frobnicate'], /no command "frobnicate"/],
  ['half a command', ['company'], /did you mean "company add"/],
  ['an option it does not have', ['status', '--all'], /"status" has no option --all/],
  ['an option before the command', ['--json', 'status'], /no command "--json"/],
  ['a missing option', ['setup', '--email', 'a@b.ro', '--password-stdin'], /--organisation is missing/],
  ['an option without its value', ['api-key', 'create', '--name', '--json'], /--name needs a value/],
  ['an option at the end without its value', ['api-key', 'create', '--name'], /--name needs a value/],
  ['an empty value', ['api-key', 'create', '--name', ' '], /--name is empty/],
  ['a flag with a value', ['sync', '--wait=yes'], /--wait takes no value/],
  ['an option given twice', ['status', '--org', 'a', '--org', 'b'], /--org is given twice/],
  ['a word too many', ['status', 'now'], /"now" is not expected here/],
  ['a word too few', ['plan', 'set'], /plan set PLAN/],
];
for (const [name, args, says] of refused) {
  test(`refuses ${name}`, async () => {
    await assert.rejects(
      parseCommand(args, commands, texts),
      (error) =>
        error instanceof CommandError && error.exitCode === exitCodes.usage && says.test(error.message),
    );
  });
}

test('does not repeat a password that was typed as an argument', async () => {
  await assert.rejects(
    parseCommand(['setup', '--password=sesam-deschide-te'], commands, texts),
    (error: Error) => !error.message.includes('sesam'),
  );
});

test('reads options, flags and words in any order', async () => {
  const parsed = await parseCommand(
    ['company', 'add', '1', '--org', 'A B', '2', '--json', '--file=-', '--', '--3'],
    commands,
    texts,
  );
  assert.ok(!('help' in parsed));
  assert.equal(parsed.command.name, 'company add');
  assert.deepEqual(parsed.given, {
    options: { org: 'A B', json: true, file: '-' },
    positionals: ['1', '2', '--3'],
  });
});

test('asks for help in every way that people try', async () => {
  const about = async (...args: string[]) => {
    const parsed = await parseCommand(args, commands, texts);
    return 'help' in parsed ? (parsed.about?.name ?? 'all') : 'none';
  };
  assert.deepEqual(
    await Promise.all([
      about('help'),
      about('--help'),
      about('-h'),
      about('help', 'sync'),
      about('company', 'add', '--help'),
    ]),
    ['all', 'all', 'all', 'sync', 'company add'],
  );
});

test('each command is loaded by its own name', () => {
  assert.deepEqual(
    every.map(({ name }) => name),
    Object.keys(commands),
  );
});

test('both languages describe every command and option', () => {
  const romanian = cliTextsFor({ LANG: 'ro_RO.UTF-8' });
  assert.notEqual(romanian, texts);
  for (const { name, options } of every) {
    for (const each of [texts, romanian]) {
      assert.ok(each.commands[name]);
      for (const option of Object.keys(options))
        assert.ok(each.options[option as keyof typeof texts.options]);
    }
  }
});

test('the first set of LC_ALL, LC_MESSAGES and LANG is the language', () => {
  const romanian = cliTextsFor({ LANG: 'ro_RO.UTF-8' });
  assert.equal(cliTextsFor({ LC_ALL: 'ro', LANG: 'en_GB.UTF-8' }), romanian);
  assert.equal(cliTextsFor({ LC_ALL: 'C', LANG: 'ro_RO.UTF-8' }), texts);
  assert.equal(cliTextsFor({ LC_ALL: '', LANG: 'ro_RO' }), romanian);
  assert.equal(cliTextsFor({ LANG: 'roa' }), texts);
});

test('docs/command-line.md has every command as it is, and every exit code', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/command-line.md'), 'utf8');
  for (const { name, usage } of every) {
    const shown = `${name} ${usage}`.trim().replaceAll('|', '\\|');
    assert.ok(page.includes(`| \`${shown}\` |`), shown);
  }
  for (const code of Object.values(exitCodes))
    assert.ok(page.includes(`| ${code} | ${texts.help.exitCode[code]} |`));
});

test('no command takes a secret as an argument', () => {
  const taken = every.flatMap(({ options }) => Object.entries(options));
  const valued = taken.filter(([, spec]) => spec.kind === 'text').map(([name]) => name);
  assert.deepEqual(
    valued.filter((name) => /password|secret|token|key/.test(name)),
    [],
  );
});
