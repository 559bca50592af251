/** What a command is: its name, what it takes, what it answers. Knows no single command. */
import type { App } from '../app.ts';
import type { CliTexts, OptionName } from '../text/cli/cli-texts.ts';
import type { ExitCode } from './exit-code.ts';

export interface OptionSpec {
  kind: 'text' | 'flag';
  required?: boolean;
}

export interface Given {
  /** By option name; flags that were not given are false. */
  options: Partial<Record<OptionName, string | boolean>>;
  positionals: string[];
}

export interface Context {
  texts: CliTexts;
  env: Record<string, string | undefined>;
  json: boolean;
  /** Aborts at Ctrl-C. */
  signal: AbortSignal;
  /** The built parts, closed when the command has ended. They take no jobs. */
  openApp(): Promise<App>;
  /** What a person should see before the end: on standard output, or beside it when that holds a JSON document. */
  say(line: string): void;
  /** A remark that is no part of the answer: on standard error. */
  note(line: string): void;
}

export interface Answer {
  exitCode: ExitCode;
  /** The one document of `--json`. */
  json: unknown;
  /** The same for people. */
  lines: string[];
}

export interface Command {
  /** One word or two: `company add`. */
  name: CommandName;
  /** What follows the name, in the notation of manuals. */
  usage: string;
  options: Partial<Record<OptionName, OptionSpec>>;
  /** How many words may follow. */
  positionals: { least: number; most: number };
  run(context: Context, given: Given): Promise<Answer>;
}

export type CommandName = keyof CliTexts['commands'];

export function textOption({ options }: Given, name: OptionName): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** A command that could not be carried out; the message is for the person who typed it. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: string;
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, code: string, message: string) {
    super(message);
    this.exitCode = exitCode;
    this.code = code;
  }
}
