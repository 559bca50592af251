/** Watches the ledger while a seed is played: what a complete listing must have seen and has not written down, and counters that do not add up. */
import { rowOf } from '../../sandbox/world-message.ts';
import type { People } from './people.ts';
import type { Simulation } from './simulation.ts';

/** Clocks may part by an hour and more between two looks; what appeared within it proves nothing. */
const marginMs = 2 * 3_600_000;

export class Invariants {
  readonly #firstSeen = new Map<string, number>();
  readonly #checkedAt = new Map<string, number>();
  readonly findings: string[] = [];
  #hidden = 0;

  /** To be called between two rounds, when nothing is under way. */
  async look(simulation: Simulation, people: People): Promise<void> {
    const { sandbox, time } = simulation;
    for (const { id, visibleFrom = 0 } of sandbox.world.index.byId.values())
      if (!this.#firstSeen.has(id)) this.#firstSeen.set(id, Math.max(time.now(), visibleFrom));
    // A row that ANAF leaves out of its list and of its total is seen by no listing: the second witness of the night finds it.
    const hidden = sandbox.faults.injected.unlisted_row ?? 0;
    const isWhole = hidden === this.#hidden;
    this.#hidden = hidden;
    for (const { companies } of people.organisations)
      for (const company of companies) await this.#lookAt(simulation, company, isWhole);
  }

  /** @param isWhole the lists since the last look had every row */
  async #lookAt(
    simulation: Simulation,
    { id, cif }: { id: string; cif: string },
    isWhole: boolean,
  ): Promise<void> {
    const c = (await simulation.connections.ask<Counted>(counted, [id]))[0]!;
    if (c.listedCount !== c.rows || c.archivedCount !== c.archived || c.expiredCount !== c.expired)
      this.findings.push(`${cif}: counters and rows differ: ${JSON.stringify(c)}`);
    const listedAt = c.lastListedAt?.getTime() ?? 0;
    if (listedAt === 0 || this.#checkedAt.get(id) === listedAt) return;
    this.#checkedAt.set(id, listedAt);
    if (!isWhole) return;
    const known = new Set((await ledgerOf(simulation, id)).flatMap((m) => [m.messageId, m.rowAlias]));
    // The end of what is claimed is ANAF's time. By day a company of many pages lists its last two days alone.
    const days = (c.listingPages ?? 1) > 3 ? 1.9 : 59.9;
    const [from, to] = [c.listedUpTo!.getTime() - days * 86_400_000, c.listedUpTo!.getTime()];
    for (const message of simulation.sandbox.world.getCompany(cif).messages) {
      const seen = this.#firstSeen.get(message.id) ?? Number.POSITIVE_INFINITY;
      const visible = seen < listedAt - marginMs && message.hiddenFrom === undefined;
      if (!visible || message.createdAt < from || message.createdAt > to) continue;
      // A row may have come without id, and without upload index as well.
      const { tip, data_creare: minute } = rowOf(message);
      const isAnonymous = known.has(`row::${tip}:${minute}`);
      if (
        known.has(message.id) ||
        isAnonymous ||
        [...known].some((k) => k?.startsWith(`row:${message.uploadIndex}:`))
      )
        continue;
      this.findings.push(
        `${cif}: message ${message.id} was listable since ${new Date(seen).toISOString()}, and the complete listing of ${c.lastListedAt!.toISOString()} left it out`,
      );
    }
  }
}

export interface LedgerRow {
  id: string;
  messageId: string | null;
  rowAlias: string | null;
  uploadIndex: string;
  kind: string;
  state: string;
  reason: string | null;
  createdAt: Date | null;
  path: string | null;
  sha256: string | null;
  sizeBytes: number | null;
  seq: number | null;
  chain: string | null;
  logged: string[];
}

export async function ledgerOf(simulation: Simulation, companyId: string): Promise<LedgerRow[]> {
  const text = `
    select m.id, message_id, row_alias, upload_index, kind, state, reason, created_at, path, sha256, size_bytes, seq, chain,
      coalesce(array_agg(l.status order by l.id) filter (where l.id is not null), '{}') as logged
    from message m left join sync_log l on l.message = m.id where m.company_id = $1 group by m.id, m.organisation_id order by seq`;
  return simulation.connections.ask<LedgerRow>(text, [companyId]);
}

interface Counted {
  listedCount: number;
  archivedCount: number;
  expiredCount: number;
  rows: number;
  archived: number;
  expired: number;
  lastListedAt: Date | null;
  listedUpTo: Date | null;
  listingPages: number | null;
}

const counted = `
  select c.listed_count, c.archived_count, c.expired_count, c.last_listed_at, c.listed_up_to, c.listing_pages, count(m.id) as rows,
    count(m.id) filter (where m.state = 'archived') as archived,
    count(m.id) filter (where m.state = 'expired') as expired
  from company c left join message m on m.company_id = c.id where c.id = $1 group by c.id`;
