/** What `help` shows: the commands, one command, and what exit codes mean. Pure. */
import type { CliTexts, OptionName } from '../text/cli/cli-texts.ts';
import type { Command, CommandName } from './command.ts';
import { list } from './table.ts';

const program = 'efactura-sync';

export function generalHelp(commands: CommandName[], texts: CliTexts): string[] {
  const { help } = texts;
  return [
    help.intro,
    '',
    `${help.usage}: ${program} [${help.command}]`,
    help.withoutCommand,
    '',
    `${help.commands}:`,
    ...indented(list(commands.map((name) => [name, texts.commands[name]]))),
    '',
    help.always,
    help.settings,
    '',
    ...exitCodeLines(texts),
  ];
}

export function commandHelp(command: Command, texts: CliTexts): string[] {
  const { help } = texts;
  const names = [...Object.keys(command.options), 'json'] as OptionName[];
  const options = names.map((name): [string, string] => [
    `--${name} ${help.values[name]}`.trimEnd(),
    texts.options[name],
  ]);
  return [
    `${program} ${command.name}: ${texts.commands[command.name]}`,
    '',
    `${help.usage}: ${program} ${command.name} ${command.usage} [--json]`.replace(/ {2,}/g, ' '),
    '',
    `${help.options}:`,
    ...indented(list(options)),
    '',
    ...exitCodeLines(texts),
  ];
}

function exitCodeLines({ help }: CliTexts): string[] {
  return [`${help.exitCodes}:`, ...indented(list(Object.entries(help.exitCode)))];
}

function indented(lines: string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
