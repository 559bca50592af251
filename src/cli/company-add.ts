/** `company add`: companies by their codes, each line with a verdict of its own. */
import { readFile } from 'node:fs/promises';
import { type AddVerdict, addCompaniesTo } from '../actions/companies/add-companies.ts';
import { type CompanyLine, readCompanyCsv } from '../actions/companies/read-company-lines.ts';
import type { Problem } from '../core/errors.ts';
import { problemText } from '../text/problems/problem-text.ts';
import { chooseOrganisation, operatorOf } from './choose-organisation.ts';
import { type Command, CommandError, type Context, textOption } from './command.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { usageError } from './parse-command.ts';
import { readAll } from './read-input.ts';
import { companyJson } from './shown.ts';
import { table } from './table.ts';

export const companyAdd: Command = {
  name: 'company add',
  usage: 'CIF… [--file PATH] [--org O]',
  options: { file: { kind: 'text' }, org: { kind: 'text' } },
  positionals: { least: 0, most: Number.POSITIVE_INFINITY },
  async run(context, given) {
    const { texts, openApp } = context;
    const typed = given.positionals.map((input) => ({ input, name: null, contact: null }));
    const lines = [...typed, ...(await linesOfFile(context, textOption(given, 'file')))];
    if (lines.length === 0) throw usageError(texts.usage.noCifs);
    const app = await openApp();
    const organisation = await chooseOrganisation(app.db, textOption(given, 'org'), texts);
    const verdicts = await addCompaniesTo(app, operatorOf(organisation), lines);
    const detailOf = (problem: Problem) => problemText(problem, texts.language).detail;
    const rows = verdicts.map(({ input, outcome, remarks, problem }) => [
      input,
      texts.company.outcomes[outcome],
      [problem && detailOf(problem), ...remarks.map((remark) => texts.company.remarks[remark])]
        .filter(Boolean)
        .join('; '),
    ]);
    return {
      exitCode: exitCodeOf(verdicts),
      json: {
        data: verdicts.map(({ company, problem, ...verdict }) => ({
          ...verdict,
          company: company && companyJson(company),
          problem: problem && detailOf(problem),
        })),
      },
      lines: table(texts.company.headings, rows),
    };
  },
};

async function linesOfFile({ texts, signal }: Context, path: string | undefined): Promise<CompanyLine[]> {
  if (path === undefined) return [];
  if (path === '-') return readCompanyCsv(await readAll(signal));
  const text = await readFile(path, 'utf8').catch((): never => {
    throw new CommandError(exitCodes.failed, 'file', texts.usage.file(path));
  });
  return readCompanyCsv(text);
}

function exitCodeOf(verdicts: AddVerdict[]): ExitCode {
  const there = verdicts.filter(({ outcome }) => outcome === 'added' || outcome === 'exists').length;
  if (there === verdicts.length) return exitCodes.done;
  return there === 0 ? exitCodes.failed : exitCodes.partly;
}
