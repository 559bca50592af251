/** `backfill`: old ZIPs and XML files from a folder into a company's catalogue; the folder is only read. */
import { backfill as backfillFolder, type FileOutcome } from '../actions/archive/backfill.ts';
import type { CliTexts } from '../text/cli/cli-texts.ts';
import { getCompanyByCif, readCifOption } from './choose-company.ts';
import { chooseOrganisation, operatorOf } from './choose-organisation.ts';
import { type Command, CommandError, textOption } from './command.ts';
import { countProgress } from './count-progress.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';

export const backfill: Command = {
  name: 'backfill',
  usage: 'DIR --company CIF [--org O]',
  options: { company: { kind: 'text', required: true }, org: { kind: 'text' } },
  positionals: { least: 1, most: 1 },
  async run({ texts, openApp, signal }, given) {
    const [dir] = given.positionals as [string];
    const cif = readCifOption(textOption(given, 'company'), texts)!;
    const app = await openApp();
    const actor = operatorOf(await chooseOrganisation(app.db, textOption(given, 'org'), texts));
    const company = await getCompanyByCif(app.db, actor, cif, texts);
    const outcomes: FileOutcome[] = [];
    const progress = countProgress(process.stderr);
    try {
      for await (const outcome of backfillFolder(app, company, dir, signal)) {
        outcomes.push(outcome);
        progress.show(texts.archive.backfill.progress(outcomes.length));
      }
    } catch (error) {
      const { syscall, code = '' } = error as NodeJS.ErrnoException;
      if (syscall !== 'opendir' && syscall !== 'scandir') throw error;
      throw new CommandError(exitCodes.failed, 'folder', texts.archive.backfill.folder(dir, code));
    } finally {
      progress.end();
    }
    return { exitCode: exitCodeOf(outcomes), json: jsonOf(outcomes), lines: linesOf(outcomes, dir, texts) };
  },
};

const count = (all: FileOutcome[], ...outcomes: FileOutcome['outcome'][]) =>
  all.filter(({ outcome }) => outcomes.includes(outcome)).length;

/** What was not taken is named; what was taken need only be counted. */
function leftOut(all: FileOutcome[]): FileOutcome[] {
  return all.filter(({ outcome }) => outcome !== 'added' && outcome !== 'known');
}

function jsonOf(all: FileOutcome[]) {
  return { files: all.length, added: count(all, 'added'), known: count(all, 'known'), left: leftOut(all) };
}

function linesOf(all: FileOutcome[], dir: string, { archive }: CliTexts): string[] {
  const say = archive.backfill;
  if (all.length === 0) return [say.none(dir)];
  const left = leftOut(all);
  return [
    say.ended(count(all, 'added'), count(all, 'known')),
    ...(left.length > 0 ? [say.left(left.length)] : []),
    ...left.map((one) => `  ${one.file}: ${reasonOf(one, say)}`),
  ];
}

function reasonOf(one: FileOutcome, { outcomes, refusals }: CliTexts['archive']['backfill']): string {
  if (one.outcome === 'unusable')
    return one.reason in refusals
      ? refusals[one.reason as keyof typeof refusals](one.detail)
      : refusals.other(`${one.reason}, ${one.detail}`);
  return one.outcome === 'other_company' ? outcomes.other_company : outcomes.not_an_invoice;
}

/** The errors of an upload were never to be taken. */
function exitCodeOf(all: FileOutcome[]): ExitCode {
  const refused = count(all, 'unusable', 'other_company');
  if (all.length === 0 || refused === all.length) return exitCodes.failed;
  return refused > 0 ? exitCodes.partly : exitCodes.done;
}
