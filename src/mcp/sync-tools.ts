/** Tools about the work itself: how sync stands, runs, tasks, ANAF's limits, and the one that starts something. */
import { z } from 'zod';
import { getBudget } from '../actions/budget/get-budget.ts';
import { getRun, listRuns } from '../actions/runs/runs.ts';
import { getSyncStatus } from '../actions/runs/sync-status.ts';
import { triggerSync } from '../actions/runs/trigger-sync.ts';
import { listTasks } from '../actions/tasks/list-tasks.ts';
import { maskCif } from '../core/cif.ts';
import type { Run } from '../db/runs/run.ts';
import { quote } from './stranger-text.ts';
import { tool } from './tool.ts';

const iso = (at: Date | null) => at?.toISOString() ?? null;
const mostTasks = 25;
const mostCompanies = 50;

export const syncStatus = tool({
  name: 'sync_status',
  title: 'How sync stands',
  description:
    'Whether automatic sync is on, when everything was last synced, and whether a token for ANAF is valid.',
  needs: 'read',
  input: z.strictObject({}),
  async run(ctx, actor) {
    const { lastSync, ...status } = await getSyncStatus(ctx, actor);
    return { ...status, lastSync: iso(lastSync) };
  },
});

export const triggerSyncTool = tool({
  name: 'trigger_sync',
  title: 'Start a sync',
  description:
    'Asks for a synchronisation of all companies now, or joins the one that is under way. It fetches from ANAF and ' +
    'changes nothing there. Follow it with run_state. The plan may limit how many a day.',
  needs: 'sync',
  input: z.strictObject({}),
  run: async (ctx, actor) => ({ ...(await triggerSync(ctx, actor, {})) }),
});

export const runState = tool({
  name: 'run_state',
  title: 'How a run stands',
  description:
    'A run by its id, or the newest one: its state and counts, and the companies that failed in it.',
  needs: 'read',
  input: z.strictObject({ run: z.uuid().optional().describe('Its id, from trigger_sync.') }),
  async run(ctx, actor, { run: runId }) {
    const newest = runId === undefined ? (await listRuns(ctx, actor, { limit: 1 })).data[0]?.id : runId;
    return { run: newest === undefined ? null : shortRun(await getRun(ctx, actor, { runId: newest })) };
  },
});

export const tasks = tool({
  name: 'list_tasks',
  title: 'What needs a person',
  description:
    'What cannot be mended by the program itself, the worst first: what is wrong and what a person can do.',
  needs: 'read',
  input: z.strictObject({}),
  async run(ctx, actor) {
    const { data, nextCursor } = await listTasks(ctx, actor, { limit: mostTasks });
    return {
      tasks: data.map((task) => ({
        kind: task.kind,
        severity: task.severity,
        since: iso(task.since),
        companyId: task.companyId,
        messageId: task.messageId,
        // They name companies and quote ANAF.
        writtenByOthers: {
          title: quote(task.title.en),
          detail: quote(task.detail.en, 600),
          anafWords: quote(task.anafWords),
        },
      })),
      more: nextCursor !== null,
    };
  },
});

export const budget = tool({
  name: 'budget',
  title: 'ANAF’s limits',
  description: "How much of ANAF's limits is used, and what is closed until when.",
  needs: 'read',
  input: z.strictObject({}),
  async run(ctx, actor) {
    const { callsPerMinute, callsInUse, nextFreeAt, closed, listingsToday } = await getBudget(ctx, actor);
    return {
      callsPerMinute,
      callsInUse,
      nextCallAt: iso(nextFreeAt),
      closed: closed.slice(0, mostCompanies).map((one) => ({ ...one, until: iso(one.until) })),
      listingsToday: listingsToday.slice(0, mostCompanies).map((one) => ({ ...one, cif: maskCif(one.cif) })),
    };
  },
});

function shortRun(run: Run) {
  const troubled = run.companies.filter(({ code }) => code !== null);
  return {
    id: run.id,
    trigger: run.trigger,
    state: run.state,
    startedAt: iso(run.startedAt),
    finishedAt: iso(run.finishedAt),
    counts: run.counts,
    troubledCompanies: troubled.slice(0, mostCompanies).map((company) => ({
      companyId: company.companyId,
      cif: maskCif(company.cif),
      state: company.state,
      failed: company.failed,
      code: company.code,
      writtenByOthers: { name: quote(company.name), detail: quote(company.detail) },
    })),
    moreTroubled: troubled.length > mostCompanies,
  };
}
