/** What `help` shows: the commands, one command, and what exit codes mean. Pure. */
import type { OptionName, Words } from '../text/cli/messages.ts';
import type { Command } from './command.ts';
import { list } from './table.ts';

const program = 'efactura-sync';

export function generalHelp(commands: Command[], words: Words): string[] {
  const { help } = words;
  return [
    help.intro,
    '',
    `${help.usage}: ${program} [${help.command}]`,
    help.withoutCommand,
    '',
    `${help.commands}:`,
    ...indented(list(commands.map(({ name }) => [name, words.commands[name]]))),
    '',
    help.always,
    help.settings,
    '',
    ...exitCodeLines(words),
  ];
}

export function commandHelp(command: Command, words: Words): string[] {
  const { help } = words;
  const names = [...Object.keys(command.options), 'json'] as OptionName[];
  const options = names.map((name): [string, string] => [
    `--${name} ${help.values[name]}`.trimEnd(),
    words.options[name],
  ]);
  return [
    `${program} ${command.name}: ${words.commands[command.name]}`,
    '',
    `${help.usage}: ${program} ${command.name} ${command.usage} [--json]`.replace(/ {2,}/g, ' '),
    '',
    `${help.options}:`,
    ...indented(list(options)),
    '',
    ...exitCodeLines(words),
  ];
}

function exitCodeLines({ help }: Words): string[] {
  return [`${help.exitCodes}:`, ...indented(list(Object.entries(help.exitCode)))];
}

function indented(lines: string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
