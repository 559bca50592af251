/** Reads a command line: which command, with what. Whatever it does not know is refused before anything is done. */
import { parseArgs } from 'node:util';
import type { CliTexts, OptionName } from '../text/cli/cli-texts.ts';
import { type Command, CommandError, type CommandName, type Given } from './command.ts';
import { exitCodes } from './exit-code.ts';

export interface Parsed {
  command: Command;
  given: Given;
}

type Commands = Record<CommandName, () => Promise<Command>>;

/** `help` when the line asks for it; `about` is the command that it asks about. */
export async function parseCommand(
  args: string[],
  commands: Commands,
  texts: CliTexts,
): Promise<Parsed | { help: true; about: Command | undefined }> {
  if (args[0] === '--help' || args[0] === '-h' || args[0] === 'help') {
    const about = args.slice(1).filter((arg) => !arg.startsWith('-'));
    return { help: true, about: about.length === 0 ? undefined : await find(about, commands, texts) };
  }
  // Both are what people type first at a program that they do not know.
  if (args[0] === '--version' || args[0] === '-V') args = ['version', ...args.slice(1)];
  const command = await find(args, commands, texts);
  const rest = args.slice(command.name.split(' ').length);
  if (rest.some((arg) => arg === '--help' || arg === '-h')) return { help: true, about: command };
  return { command, given: readGiven(command, rest, texts) };
}

async function find(args: string[], commands: Commands, texts: CliTexts): Promise<Command> {
  const names = Object.keys(commands) as CommandName[];
  const found = names.find((name) => name.split(' ').every((word, i) => word === args[i]));
  if (found) return commands[found]();
  const alike = names.filter((name) => name.startsWith(`${args[0]} `));
  throw usageError(texts.usage.unknownCommand(args[0] ?? '', alike.length > 0 ? alike : undefined));
}

function readGiven(command: Command, rest: string[], texts: CliTexts): Given {
  const known: Record<string, { type: 'string' | 'boolean' }> = { json: { type: 'boolean' } };
  for (const [name, spec] of Object.entries(command.options))
    known[name] = { type: spec.kind === 'flag' ? 'boolean' : 'string' };
  // Not strict: its errors are in English, and one of them shows the value, which may be a password typed by mistake.
  const { tokens } = parseArgs({
    args: rest,
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given: Given = { options: {}, positionals: [] };
  for (const token of tokens) {
    if (token.kind === 'positional') given.positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const type = known[token.name]?.type;
    const name = token.name as OptionName;
    if (type === undefined) throw usageError(texts.usage.unknownOption(token.rawName, command.name));
    if (given.options[name] !== undefined) throw usageError(texts.usage.twice(token.rawName));
    if (type === 'boolean' && token.value !== undefined)
      throw usageError(texts.usage.takesNoValue(token.rawName));
    // `--name --json` is a forgotten value; `--name=--json` says it outright, and `-` alone is a value.
    const forgotten =
      token.value === undefined || (!token.inlineValue && token.value.length > 1 && token.value[0] === '-');
    if (type === 'string' && forgotten) throw usageError(texts.usage.needsValue(token.rawName));
    given.options[name] = type === 'boolean' ? true : token.value!;
  }
  checkComplete(command, given, texts);
  return given;
}

function checkComplete(command: Command, given: Given, texts: CliTexts): void {
  for (const [name, spec] of Object.entries(command.options)) {
    const value = given.options[name as OptionName];
    if (spec.required && value === undefined)
      throw usageError(texts.usage.missing(`--${name}`, command.name));
    if (typeof value === 'string' && value.trim() === '') throw usageError(texts.usage.empty(`--${name}`));
  }
  const { least, most } = command.positionals;
  const n = given.positionals.length;
  if (n > most) throw usageError(texts.usage.tooMany(given.positionals[most]!, command.name));
  if (n < least) throw usageError(texts.usage.tooFew(`${command.name} ${command.usage}`));
}

export function usageError(message: string): CommandError {
  return new CommandError(exitCodes.usage, 'usage', message);
}
