/** `status`: the API's status and the state of each company. Never calls ANAF. */
import type { OperatorActor } from '../accounts/actor.ts';
import { listCompanies } from '../actions/companies/companies.ts';
import type { Ctx } from '../actions/context.ts';
import { listRuns } from '../actions/runs/runs.ts';
import { getSyncStatus, type SyncStatusReport } from '../actions/runs/sync-status.ts';
import { maskCif } from '../core/cif.ts';
import type { Company } from '../db/companies/company.ts';
import type { Organisation } from '../db/people/organisation.ts';
import type { RunSummary } from '../db/runs/run.ts';
import type { CliTexts } from '../text/cli/cli-texts.ts';
import { chooseOrganisation, operatorOf } from './choose-organisation.ts';
import { type Command, textOption } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { companyJson, instant, runSummaryJson } from './shown.ts';
import { list, table } from './table.ts';

export const status: Command = {
  name: 'status',
  usage: '[--org O]',
  options: { org: { kind: 'text' } },
  positionals: { least: 0, most: 0 },
  async run({ texts, openApp }, given) {
    const app = await openApp();
    const organisation = await chooseOrganisation(app.db, textOption(given, 'org'), texts);
    const actor = operatorOf(organisation);
    const [report, companies, runs] = await Promise.all([
      getSyncStatus(app, actor),
      everyCompany(app, actor),
      listRuns(app, actor, { limit: 1 }),
    ]);
    const lastRun = runs.data[0];
    return {
      exitCode: exitCodes.done,
      json: {
        organisation: { id: organisation.id, name: organisation.name, plan: organisation.plan },
        ...report,
        lastRun: lastRun ? runSummaryJson(lastRun) : null,
        companies: companies.map(companyJson),
      },
      lines: [...overview(organisation, report, lastRun, texts), '', ...companyTable(companies, texts)],
    };
  },
};

async function everyCompany(ctx: Ctx, actor: OperatorActor): Promise<Company[]> {
  const companies: Company[] = [];
  let cursor: string | undefined;
  do {
    const page = await listCompanies(ctx, actor, { limit: 200, cursor });
    companies.push(...page.data);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return companies;
}

function overview(
  { name, plan }: Organisation,
  report: SyncStatusReport,
  lastRun: RunSummary | undefined,
  texts: CliTexts,
): string[] {
  const { status } = texts;
  return list([
    [status.organisation, name],
    [status.plan, plan],
    [
      status.automatic,
      report.enabled || report.syncInterval === 'manual' ? status.intervals[report.syncInterval] : status.off,
    ],
    [status.lastSync, report.lastSync ? instant(report.lastSync) : texts.never],
    [status.token, report.tokenValid ? status.valid : status.invalid],
    [status.lastRun, lastRun ? runLine(lastRun, texts) : texts.never],
  ]);
}

function runLine(run: RunSummary, texts: CliTexts): string {
  const { listed, archived, failed } = run.counts;
  const state = texts.sync.states[run.state] + texts.sync.counts(listed, archived, failed);
  return `${instant(run.startedAt ?? run.requestedAt)}, ${texts.status.triggers[run.trigger]}, ${state}`;
}

/** What is claimed as complete is never shown without what expired beside it, nor without where it begins. */
function companyTable(companies: Company[], texts: CliTexts): string[] {
  const { status } = texts;
  if (companies.length === 0) return [status.noCompanies];
  const rows = companies.map(({ cif, name, access, syncEnabled, completeFrom, completeUpTo, counts }) => [
    maskCif(cif),
    [name ?? '', syncEnabled ? '' : status.paused].join(' ').trim(),
    status.access[access],
    completeFrom ? instant(completeFrom) : '-',
    completeUpTo ? instant(completeUpTo) : '-',
    counts.listed,
    counts.archived,
    counts.expired,
    counts.closed,
    counts.pending,
  ]);
  return [...table(status.headings, rows), '', status.proof];
}
