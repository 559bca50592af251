/** Checks what a seed has left behind once its faults have ended: no message lost or doubled, the right bytes, a whole chain, no limit passed. */
import { createHash } from 'node:crypto';
import { rowOf } from '../../sandbox/world-message.ts';
import { chainStart } from '../../src/archive/chain.ts';
import { bucharestDay } from '../../src/core/bucharest.ts';
import { chainHead } from '../support/chain-head.ts';
import { type LedgerRow, ledgerOf } from './invariants.ts';
import type { People } from './people.ts';
import type { Simulation } from './simulation.ts';

export interface Verdict {
  messages: number;
  losses: string[];
  doubles: string[];
  overLimit: string[];
  other: string[];
}

export async function checkOutcome(simulation: Simulation, people: People): Promise<Verdict> {
  const verdict: Verdict = { messages: 0, losses: [], doubles: [], overLimit: [], other: [] };
  const paths = new Set<string>();
  for (const { companies } of people.organisations)
    for (const company of companies) {
      const ledger = await ledgerOf(simulation, company.id);
      verdict.messages += ledger.length;
      checkLosses(simulation, company.cif, ledger, verdict);
      for (const row of ledger) {
        checkRow(simulation, company.cif, row, verdict);
        if (row.path !== null) paths.add(row.path);
      }
      await checkChain(simulation, company.id, ledger, verdict);
    }
  // A process may die between a file in quarantine and its row; nothing refers to the file, and it is kept.
  for (const path of simulation.archive.files.keys())
    if (!paths.has(path) && !path.includes('/quarantine/'))
      verdict.other.push(`the file ${path} is in no row`);
  checkLimits(simulation, verdict);
  await checkRuns(simulation, verdict);
  return verdict;
}

function checkLosses(simulation: Simulation, cif: string, ledger: LedgerRow[], verdict: Verdict): void {
  const byId = new Map(ledger.map((row) => [row.messageId, row]));
  const now = simulation.sandbox.clock.now();
  const [from, to] = [now - 59.9 * 86_400_000, now - 2 * 3_600_000];
  for (const message of simulation.sandbox.world.getCompany(cif).messages) {
    if (byId.has(message.id) || message.createdAt < from || message.createdAt > to) continue;
    const hidden =
      (message.hiddenFrom ?? Number.POSITIVE_INFINITY) <= now || (message.visibleFrom ?? 0) > now;
    const sameDocument = ledger.filter((r) => r.uploadIndex === message.uploadIndex && r.rowAlias !== null);
    // What has no id in a list is known by its upload index, whose id is perhaps its twin's; what had none, by its row.
    const { tip, data_creare: minute } = rowOf(message);
    const row = `row:${message.uploadIndex}:${tip}:${minute}`;
    const underTwin = message.hideId && sameDocument.length > 0;
    const archivedBefore = sameDocument.some((r) => r.state === 'archived' && r.rowAlias === row);
    if (!hidden && !underTwin && !archivedBefore)
      verdict.losses.push(`${cif}: message ${message.id} is not in the ledger`);
  }
  const seen = new Map<string, number>();
  for (const row of ledger) {
    if (row.uploadIndex === '') {
      if (row.messageId === null || !isOfCompany(simulation, cif, row.messageId))
        verdict.doubles.push(`${cif}: a row without upload index has no message: ${row.rowAlias}`);
      continue;
    }
    const twins =
      simulation.sandbox.world.index.byUploadIndex.get(row.uploadIndex)?.filter((m) => m.cif === cif) ?? [];
    const n = (seen.get(row.uploadIndex) ?? 0) + 1;
    seen.set(row.uploadIndex, n);
    if (n > twins.length)
      verdict.doubles.push(`${cif}: upload ${row.uploadIndex} has ${n} rows for ${twins.length} messages`);
  }
}

/** A row that came without upload index cannot be counted by it; the ledger holds each id once. */
function isOfCompany(simulation: Simulation, cif: string, messageId: string): boolean {
  return simulation.sandbox.world.index.byId.get(messageId)?.cif === cif;
}

function checkRow(simulation: Simulation, cif: string, row: LedgerRow, verdict: Verdict): void {
  const { sandbox, archive } = simulation;
  const name = `${cif}: message ${row.messageId ?? row.rowAlias}`;
  const carriesInvoice = row.kind === 'received' || row.kind === 'sent';
  for (let n = 1; n < row.logged.length; n++)
    if (row.logged[n] === row.logged[n - 1])
      verdict.other.push(`${name} has two ${row.logged[n]} lines in a row`);
  if (!carriesInvoice && row.logged.length > 0) verdict.other.push(`${name} is no invoice and is in the log`);
  switch (row.state) {
    case 'archived': {
      const message = sandbox.world.index.byId.get(row.messageId ?? '');
      const bytes = archive.files.get(row.path!);
      const twin =
        row.uploadIndex === '' || sandbox.world.index.byUploadIndex.get(row.uploadIndex)?.includes(message!);
      if (!message || !twin) verdict.other.push(`${name} is archived under an id that is not its own`);
      else if (!bytes?.equals(sandbox.archives.of(message, 'prod')))
        verdict.losses.push(`${name}: not the bytes that ANAF sent`);
      else if (
        createHash('sha256').update(bytes).digest('hex') !== row.sha256 ||
        bytes.length !== row.sizeBytes
      )
        verdict.other.push(`${name}: the row tells of other bytes`);
      if (carriesInvoice && !['success', 'skipped'].includes(row.logged.at(-1) ?? ''))
        verdict.other.push(`${name}: archived, and the log says ${row.logged.join(', ')}`);
      return;
    }
    case 'expired': {
      if (!simulation.saidExpired.has(row.messageId ?? ''))
        verdict.losses.push(`${name} is expired, and ANAF never said so`);
      return;
    }
    default:
      if (waitsForItsEnd(simulation, row)) return;
      verdict.losses.push(`${name} is still ${row.state} (${row.reason})`);
  }
}

/**
 * ANAF has deleted it, and its creation date could never be read: it waits until 60 days have passed since it was listed.
 */
export function waitsForItsEnd(
  { saidExpired }: Simulation,
  row: Pick<LedgerRow, 'messageId' | 'reason' | 'createdAt'>,
): boolean {
  return row.reason === 'expiry_unproven' && row.createdAt === null && saidExpired.has(row.messageId ?? '');
}

async function checkChain(
  simulation: Simulation,
  companyId: string,
  ledger: LedgerRow[],
  verdict: Verdict,
): Promise<void> {
  const archived = ledger.filter((row) => row.state === 'archived').sort((a, b) => a.seq! - b.seq!);
  const links = archived.map((row) => ({ seq: row.seq!, sha256: row.sha256!, path: row.path! }));
  const text = 'select chain_seq, chain_head from company where id = $1';
  const [company] = await simulation.connections.ask<{ chainSeq: number; chainHead: string }>(text, [
    companyId,
  ]);
  const { chainSeq, chainHead: head } = company!;
  const whole = links.every(({ seq }, n) => seq === n + 1) && chainSeq === links.length;
  if (!whole || head !== (links.length > 0 ? chainHead(links) : chainStart))
    verdict.other.push('the chain is broken');
  const manifest = [...simulation.archive.manifests.values()].flat();
  const known = new Map(manifest.map((entry) => [entry.chain, entry]));
  const left = archived.filter(({ chain, sha256, seq }) => {
    const entry = known.get(chain!);
    return entry?.sha256 !== sha256 || entry.seq !== seq;
  });
  if (left.length > 0) verdict.other.push(`${left.length} archived messages are not in the manifest`);
}

/** Ours, of ANAF's ten and hundred; by the Romanian day of our own clock. */
const mostADay: Record<string, number> = { download: 3, status: 10 };

function checkLimits({ sandbox: { journal, quotas }, arrivedAt }: Simulation, verdict: Verdict): void {
  const { minute, day } = journal.violations;
  if (minute + day > 0)
    verdict.overLimit.push(`${minute} calls over the minute's limit, ${day} over a day's`);
  if (journal.peakPerMinute > quotas.limits.callsPerMinute)
    verdict.overLimit.push(`${journal.peakPerMinute} calls in sixty seconds`);
  const perDay = new Map<string, number>();
  for (const { n, endpoint, id } of journal.calls) {
    const most = mostADay[endpoint];
    if (most === undefined) continue;
    const key = `${endpoint} of ${id} on ${bucharestDay(new Date(arrivedAt.get(n)!))}`;
    const times = (perDay.get(key) ?? 0) + 1;
    perDay.set(key, times);
    if (times === most + 1) verdict.overLimit.push(`more than ${most} times: ${key}`);
  }
}

async function checkRuns(simulation: Simulation, verdict: Verdict): Promise<void> {
  const [left] = await simulation.connections.ask<{ open: number; leases: number; jobs: number }>(`
    select (select count(*) from run where finished_at is null) as open,
      (select count(*) from company_lease) as leases,
      (select count(*) from run_company where state in ('queued', 'running')) as jobs`);
  const { open, leases, jobs } = left!;
  if (open + leases + jobs > 0)
    verdict.other.push(`${open} runs, ${jobs} jobs and ${leases} leases are left open`);
}
