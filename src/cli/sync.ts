/** `sync`: asks for a run of all companies or of one; with --wait it stays, works if it must, and says what came of it. */
import type { OperatorActor } from '../accounts/actor.ts';
import { getRun, listRunCompanies } from '../actions/runs/runs.ts';
import { syncCompany } from '../actions/runs/sync-company.ts';
import { triggerSync } from '../actions/runs/trigger-sync.ts';
import { type AnafErrorCode, errorTable } from '../anaf/errors.ts';
import type { App } from '../app.ts';
import { maskCif, maskPersonalCodes } from '../core/cif.ts';
import { type Company, listCompanies } from '../db/companies/company.ts';
import type { Run } from '../db/runs/run.ts';
import type { CliTexts } from '../text/cli/cli-texts.ts';
import { getCompanyByCif, readCifOption } from './choose-company.ts';
import { chooseOrganisation, operatorOf } from './choose-organisation.ts';
import { type Answer, type Command, type Context, textOption } from './command.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { showProgress } from './run-progress.ts';
import { masked, runJson } from './shown.ts';
import { waitForRun } from './wait-for-run.ts';

export const sync: Command = {
  name: 'sync',
  usage: '[--company CIF] [--wait] [--org O]',
  options: { company: { kind: 'text' }, wait: { kind: 'flag' }, org: { kind: 'text' } },
  positionals: { least: 0, most: 0 },
  async run(context, given) {
    const { texts, openApp } = context;
    const cif = readCifOption(textOption(given, 'company'), texts);
    const app = await openApp();
    const actor = operatorOf(await chooseOrganisation(app.db, textOption(given, 'org'), texts));
    const company = cif === undefined ? undefined : await getCompanyByCif(app.db, actor, cif, texts);
    const runId = await ask(app, actor, company);
    const leftOut = await sayWhoIsLeftOut(app, actor, company, context);
    const run = given.options.wait
      ? await waitHere(app, actor, runId, context)
      : await getRun(app, actor, { runId });
    return answerOf(await withAllCompanies(app, actor, run), leftOut, given.options.wait === true, texts);
  },
};

async function ask(app: App, actor: OperatorActor, company: Company | undefined): Promise<string> {
  const { runId } = company
    ? await syncCompany(app, actor, { companyId: company.id })
    : await triggerSync(app, actor, {});
  return runId;
}

/** Companies that ANAF refuses are not in a run; a person should hear of it each time. */
async function sayWhoIsLeftOut(
  app: App,
  actor: OperatorActor,
  only: Company | undefined,
  { texts, note }: Context,
): Promise<number> {
  const denied = only
    ? [only].filter(({ access }) => access === 'denied')
    : await listCompanies(app.db, actor.organisationId, { access: 'denied' }, { limit: 200 });
  for (const { cif, accessDetail } of denied)
    note(texts.sync.denied(maskCif(cif), maskPersonalCodes(accessDetail ?? texts.sync.noReason)));
  return denied.length;
}

async function waitHere(app: App, actor: OperatorActor, runId: string, context: Context): Promise<Run> {
  const { texts, note, signal } = context;
  const progress = showProgress(process.stderr, texts.sync);
  try {
    return await waitForRun(app, actor, {
      runId,
      progress: { ...progress, show: (run) => progress.show(masked(run as Run)) },
      onOwnHands: () => note(texts.sync.ownHands),
      signal,
    });
  } catch (error) {
    if (signal.aborted) note(texts.sync.goesOn);
    throw error;
  }
}

/** A run has its first companies alone. */
async function withAllCompanies(app: App, actor: OperatorActor, run: Run): Promise<Run> {
  if (run.companies.length === run.counts.companies) return run;
  const companies: Run['companies'] = [];
  let cursor: string | undefined;
  do {
    const page = await listRunCompanies(app, actor, { runId: run.id, limit: 200, cursor });
    companies.push(...page.data);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return { ...run, companies };
}

function answerOf(run: Run, leftOut: number, waited: boolean, texts: CliTexts): Answer {
  const { counts, state } = run;
  const ended = run.finishedAt !== null;
  const problems = masked(run).companies.flatMap(({ cif, code, detail }) =>
    code === null ? [] : [`${cif}  ${code}: ${detail ?? ''}`],
  );
  const lines = ended
    ? [
        texts.sync.ended(texts.sync.states[state], counts.listed, counts.archived, counts.pending),
        ...problems,
      ]
    : [texts.sync.begun(run.id)];
  if (ended && counts.companies === 0 && leftOut === 0) lines.push(texts.sync.noCompanies);
  return { exitCode: ended || waited ? exitCodeOf(run, leftOut) : exitCodes.done, json: runJson(run), lines };
}

function exitCodeOf(run: Run, leftOut: number): ExitCode {
  if (run.companies.length === 0) return leftOut > 0 ? exitCodes.needsPerson : exitCodes.done;
  if (run.state === 'succeeded') return leftOut > 0 ? exitCodes.partly : exitCodes.done;
  if (run.state === 'partial') return exitCodes.partly;
  const all = (isSo: (code: string) => boolean) =>
    run.companies.every(({ code }) => code !== null && isSo(code));
  if (all((code) => code === 'no_valid_anaf_token' || code === 'access_denied')) return exitCodes.needsPerson;
  return all(passes) ? exitCodes.later : exitCodes.failed;
}

/** ANAF's outages and limits are over some time, without anybody's doing. */
function passes(code: string): boolean {
  return (
    code === 'daily_limit' || (Object.hasOwn(errorTable, code) && errorTable[code as AnafErrorCode].transient)
  );
}
