/**
 * A simulated day of 10,000 companies (`BENCH_COMPANIES`) on the hourly plan within one application's 900 calls a minute, with six hours in
 * which ten times as many messages come as usual: at a hundredth, so that it ends in minutes. What is asked: is every
 * company listed in each of its hours, does anyone wait for others, and is the limit kept.
 */
import { hourMs, minuteMs } from '../src/core/durations.ts';
import { latestSlot } from '../src/core/slot.ts';
import { serveCompanies } from '../src/jobs/serve-companies.ts';
import { startDueRuns } from '../src/jobs/start-due-runs.ts';
import { type DayStand, openDay } from './day/stand.ts';
import { type BenchResult, figureOf } from './figures.ts';

/** Of the companies and of the 900 calls a minute. */
const scale = Number(process.env.BENCH_SCALE ?? 0.01);
/** At the whole scale: one application's budget lists 54,000 companies an hour at most, with nothing to download. */
const companiesOfApplication = Number(process.env.BENCH_COMPANIES ?? 10_000);
const hours = Number(process.env.BENCH_HOURS ?? 24);
/** Of each company. */
const messagesADay = 10;
/** Hours of the day, from its start. */
const busy = { from: 12, to: 18, times: 10 };
/** Companies at once: a worker has eight, and at a hundredth of the budget each call would wait minutes for its slot. */
const workers = 2;
const start = Date.parse('2026-10-25T22:00:00Z');

/** Half of the companies are one accountant's, a quarter a second one's, and the rest in firms of five. */
function sizesOf(companies: number): number[] {
  const [half, quarter] = [Math.round(companies / 2), Math.round(companies / 4)];
  const small = Math.max(1, Math.floor((companies - half - quarter) / 5));
  return [half, quarter, ...Array.from({ length: small }, () => 5)].filter((size) => size > 0);
}

export async function benchDay(): Promise<BenchResult> {
  const callsPerMinute = Math.max(1, Math.round(900 * scale));
  await using stand = await openDay({
    start,
    sizes: sizesOf(Math.max(1, Math.round(companiesOfApplication * scale))),
    callsPerMinute,
  });
  const begun = { ms: performance.now(), cpu: process.cpuUsage() };
  await passDay(stand);
  const { user, system } = process.cpuUsage(begun.cpu);
  const { sandbox, organisations } = stand;
  const listings = sandbox.journal.calls.filter(
    ({ endpoint, outcome }) => endpoint === 'list_paged' && (outcome === 'listed' || outcome === 'empty'),
  );
  const waits = await waitsOf(stand);
  const [big, small] = [organisations[0]!, organisations.slice(2)];
  const gaps = (of: DayStand['organisations']) => gapsOf(of, listings).map((ms) => ms / minuteMs);
  const inBusy = sandbox.journal.calls.filter(({ at }) => isBusy(at)).length;
  const allowed = callsPerMinute * 60 * Math.max(1, Math.min(hours, busy.to) - busy.from);
  const companies = organisations.flatMap(({ cifs }) => cifs).length;
  return {
    figures: [
      figureOf('companies', [companies], { unit: '' }),
      figureOf('listings', [listings.length], { unit: '' }),
      figureOf('hours of a company in which it was not listed', [missedHours(stand, listings)], {
        unit: '',
        target: 0,
      }),
      figureOf('longest time between two listings of a company', [Math.max(0, ...gaps(organisations))], {
        unit: 'min',
        target: 120,
      }),
      figureOf('time between two listings, the largest organisation, median', [quantile(gaps([big]), 0.5)], {
        unit: 'min',
      }),
      figureOf('the same, p99', [p99(gaps([big]))], { unit: 'min' }),
      figureOf('the same, firms of five companies, median', [quantile(gaps(small), 0.5)], { unit: 'min' }),
      figureOf('the same, p99', [p99(gaps(small))], { unit: 'min' }),
      figureOf('messages archived', [waits.all.length], { unit: '' }),
      figureOf(
        "from ANAF's list to the archive, the largest organisation, p99",
        [p99(waits.of(big.id)) / minuteMs],
        { unit: 'min' },
      ),
      figureOf(
        'the same, firms of five companies, p99',
        [p99(small.flatMap(({ id }) => waits.of(id))) / minuteMs],
        { unit: 'min' },
      ),
      figureOf('share of the allowed calls that the busy hours used', [(inBusy / allowed) * 100], {
        unit: '%',
      }),
      figureOf("calls over ANAF's limit of any 60 s", [sandbox.journal.violations.minute], {
        unit: '',
        target: 0,
      }),
      figureOf('CPU a listing, sandbox and documents included', [(user + system) / 1000 / listings.length], {
        unit: 'ms',
      }),
      figureOf('the day took', [(performance.now() - begun.ms) / 1000], { unit: 's' }),
    ],
  };
}

function isBusy(at: number): boolean {
  return at >= start + busy.from * hourMs && at < start + busy.to * hourMs;
}

async function passDay({ time, sandbox, app, ctx, organisations }: DayStand): Promise<void> {
  const end = start + hours * hourMs;
  const stop = new AbortController();
  const day = async () => {
    for (let hour = 0; time.now() < end; hour++) {
      const rate = messagesADay * (isBusy(time.now()) ? busy.times : 1);
      for (const [n, cif] of organisations.flatMap(({ cifs }) => cifs).entries()) {
        const count = Math.floor(((hour + 1) * rate) / 24 + n / 7) - Math.floor((hour * rate) / 24 + n / 7);
        if (count > 0) sandbox.world.addMessages(cif, count, { until: time.now() - minuteMs, days: 1 / 24 });
      }
      for (let minute = 0; minute < 60; minute++) {
        await startDueRuns({ db: app.db, plans: app.plans, clock: ctx.clock });
        await time.sleep(minuteMs);
      }
    }
    stop.abort();
  };
  const work = async () => {
    while (!stop.signal.aborted) {
      await serveCompanies(ctx, 'bench', stop.signal).catch((error: Error) => {
        if (error.name !== 'AbortError') throw error;
      });
      await time.sleep(minuteMs);
    }
  };
  await time.pass(Promise.all([day(), ...Array.from({ length: workers }, work)]));
}

/** Each slot of a company's organisation asks for one listing before the next slot. The first slot only begins the schedule. */
function missedHours({ organisations }: DayStand, listings: { cif?: string; at: number }[]): number {
  const byCif = Map.groupBy(listings, ({ cif }) => cif);
  let missed = 0;
  for (const { id, cifs } of organisations) {
    const first = latestSlot('hourly', id, new Date(start))!.getTime() + hourMs;
    for (let slot = first; slot + hourMs <= start + hours * hourMs; slot += hourMs)
      for (const cif of cifs)
        if (!byCif.get(cif)?.some(({ at }) => at >= slot && at < slot + hourMs)) missed++;
  }
  return missed;
}

/** Between two listings of a company, in milliseconds. */
function gapsOf(
  organisations: DayStand['organisations'],
  listings: { cif?: string; at: number }[],
): number[] {
  const byCif = Map.groupBy(listings, ({ cif }) => cif);
  return organisations
    .flatMap(({ cifs }) => cifs)
    .flatMap((cif) => {
      const at = (byCif.get(cif) ?? []).map((one) => one.at);
      return at.slice(1).map((end, n) => end - at[n]!);
    });
}

/** Milliseconds from the listing that named a message until it was archived. */
async function waitsOf({ app }: DayStand) {
  const { rows } = await app.db.query<{ organisationId: string; ms: number }>(
    `select organisation_id, (extract(epoch from archived_at - listed_at) * 1000)::double precision as ms
     from message where state = 'archived'`,
  );
  return {
    all: rows,
    of: (id: string) => rows.filter((row) => row.organisationId === id).map(({ ms }) => ms),
  };
}

function p99(values: number[]): number {
  return quantile(values, 0.99);
}

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}
