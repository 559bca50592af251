/** Runs one command: reads the line, opens what it needs, prints its answer, closes everything. Answers with the exit code. */
import { maskPersonalCodes } from '../core/cif.ts';
import { Problem } from '../core/errors.ts';
import { cliTextsFor } from '../text/cli/cli-texts.ts';
import type { Language } from '../text/language.ts';
import { type Answer, CommandError, type CommandName, type Context } from './command.ts';
import { commands } from './commands.ts';
import { exitCodeOf, exitCodes } from './exit-code.ts';
import { explain } from './explain.ts';
import { commandHelp, generalHelp } from './help.ts';
import { parseCommand } from './parse-command.ts';
import { stopOnSignals } from './stop-on-signals.ts';

export type Env = Record<string, string | undefined>;

export async function runCommand(args: string[], env: Env): Promise<number> {
  const texts = cliTextsFor(env);
  const json = args.includes('--json');
  await using opened = new AsyncDisposableStack();
  const stop = stopOnSignals();
  opened.defer(async () => stop.stopListening());
  try {
    const parsed = await parseCommand(args, commands, texts);
    if ('help' in parsed) {
      print(
        parsed.about
          ? commandHelp(parsed.about, texts)
          : generalHelp(Object.keys(commands) as CommandName[], texts),
      );
      return exitCodes.done;
    }
    const context: Context = {
      texts,
      env,
      json,
      signal: stop.signal,
      openApp: async () => {
        const { openApp } = await import('./open-app.ts');
        const app = await openApp(env);
        opened.defer(() => app.close());
        stop.signal.throwIfAborted();
        return app;
      },
      say: (line) => (json ? console.error(line) : console.log(line)),
      note: (line) => console.error(line),
    };
    const answer = await parsed.command.run(context, parsed.given);
    printAnswer(answer, json);
    return answer.exitCode;
  } catch (error) {
    const stoppedBy = stop.exitCode();
    const failure =
      stoppedBy === undefined
        ? judge(error, texts.language)
        : { exitCode: stoppedBy, code: 'interrupted', message: texts.interrupted };
    console.error(failure.message);
    if (json) print([JSON.stringify({ error: { code: failure.code, message: failure.message } }, null, 2)]);
    return failure.exitCode;
  }
}

function printAnswer(answer: Answer, json: boolean): void {
  print(json ? [JSON.stringify(answer.json, null, 2)] : answer.lines);
}

function print(lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Unexpected errors are shown with their stack: the reader is the operator. */
function judge(error: unknown, language: Language): { exitCode: number; code: string; message: string } {
  if (error instanceof CommandError) return error;
  const message = maskPersonalCodes(explain(error, language));
  if (error instanceof Problem) return { exitCode: exitCodeOf[error.code], code: error.code, message };
  const code = (error as { code?: unknown }).code;
  return { exitCode: exitCodes.failed, code: typeof code === 'string' ? code : 'internal', message };
}
