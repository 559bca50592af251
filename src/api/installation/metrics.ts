/** What a monitoring system reads: what this process counts, and the installation's figures beside it. Labels are words of ours alone; knows no SQL. */

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AnafCall } from '../../anaf/client.ts';
import { destinationKinds } from '../../core/destination.ts';
import { findingKinds } from '../../core/integrity.ts';
import { messageStates } from '../../core/message-state.ts';
import { breakerScopes } from '../../db/budget/breaker.ts';
import { accesses } from '../../db/companies/company.ts';
import {
  connectionEnds,
  type InstallationFigures,
  pendingAges,
} from '../../db/installation/installation-figures.ts';
import { runStates } from '../../db/runs/run-state.ts';
import { version } from '../../integrity/version.ts';
import type { MessageOutcome } from '../../sync/context.ts';

type PoolState = 'idle' | 'in_use' | 'waiting';

export interface Metrics {
  contentType: string;
  /** One call to ANAF, of this process. */
  countCall(call: AnafCall): void;
  /** @param route the pattern, never the path: paths hold ids; @param seconds null for a stream, which has no duration */
  countRequest(request: { method: string; route: string; status: number; seconds: number | null }): void;
  /** Messages whose attempt ended so, in this process. */
  countOutcome(outcome: MessageOutcome, n: number): void;
  /** @param read the connections of this process's pool, and what waits for one */
  watchPool(read: () => Record<PoolState, number>): void;
  /** @param read our clock minus the database's, of a process that works; undefined before the first comparison */
  watchClock(read: () => number | undefined): void;
  /** Everything in Prometheus' text. @param figures undefined when the database did not answer */
  write(figures: (InstallationFigures & { callsPerMinute: number; now: Date }) | undefined): Promise<string>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const watched = watchProcess(registry);
  const calls = new Counter({
    name: 'efactura_anaf_calls_total',
    help: 'Calls to ANAF by this process; code is ok, or why the answer was none to the question.',
    labelNames: ['endpoint', 'code'],
    registers,
  });
  const callSeconds = new Histogram({
    name: 'efactura_anaf_call_duration_seconds',
    help: 'From asking ANAF to the last byte of its answer, calls of this process.',
    labelNames: ['endpoint'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120],
    registers,
  });
  const requests = new Counter({
    name: 'efactura_http_requests_total',
    help: 'Requests answered by this process, by route pattern.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const requestSeconds = new Histogram({
    name: 'efactura_http_request_duration_seconds',
    help: 'From the request to the end of its answer, streams left out.',
    labelNames: ['method', 'route'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const outcomes = new Counter({
    name: 'efactura_message_outcomes_total',
    help: 'Attempts at messages that ended in this process: archived, failed (tried again), expired.',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of ['archived', 'failed', 'expired'] satisfies MessageOutcome[])
    outcomes.inc({ outcome }, 0);
  const show = installationGauges(registers);

  return {
    contentType: registry.contentType,
    countCall: ({ endpoint, code, elapsedMs }) => {
      calls.inc({ endpoint, code: code ?? 'ok' });
      callSeconds.observe({ endpoint }, elapsedMs / 1000);
    },
    countRequest: ({ method, route, status, seconds }) => {
      requests.inc({ method, route, status });
      if (seconds !== null) requestSeconds.observe({ method, route }, seconds);
    },
    countOutcome: (outcome, n) => outcomes.inc({ outcome }, n),
    watchPool: (read) => {
      new Gauge({
        name: 'efactura_database_pool_connections',
        help: "Connections of this process's pool that are idle or in use, and statements that wait for one.",
        labelNames: ['state'],
        registers,
        collect() {
          for (const [state, n] of Object.entries(read())) this.set({ state }, n);
        },
      });
    },
    watchClock: (read) => {
      new Gauge({
        name: 'efactura_clock_difference_seconds',
        help: "This machine's clock minus the database's; beyond two seconds a worker takes nothing.",
        registers,
        collect() {
          this.set((read() ?? 0) / 1000);
        },
      });
    },
    write: (figures) => {
      watched();
      show(figures);
      return registry.metrics();
    },
  };
}

/** Begun when somebody first reads: commands build the app too, and have no reader. */
function watchProcess(register: Registry): () => void {
  let watching = false;
  return () => {
    if (!watching) collectDefaultMetrics({ register });
    watching = true;
  };
}

/** Of the whole installation, whichever process is asked. Absent label values are 0: an alert needs a row. */
function installationGauges(registers: Registry[]): (figures: Parameters<Metrics['write']>[0]) => void {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `efactura_${name}`, help, labelNames, registers });
  gauge('build_info', 'Always 1; the version is in the label.', ['version', 'node']).set(
    { version, node: process.versions.node },
    1,
  );
  const up = gauge('database_up', '1 when the database answered; 0, and every figure from it is left out.');
  const single = {
    budget: gauge('anaf_budget_calls_in_use', "Slots of ANAF's minute that are taken, by any process."),
    limit: gauge(
      'anaf_budget_calls_limit',
      'Calls that we allow ourselves in any 60 seconds; 0 is no limit.',
    ),
    findings: gauge('integrity_findings_open', 'What the archive was found to lack or to differ in.'),
    quarantineFiles: gauge('quarantine_files', "Files in quarantine that wait for a person's decision."),
    quarantineBytes: gauge('quarantine_bytes', 'Their size.'),
    quarantineLarge: gauge(
      'quarantine_large_organisations',
      'Organisations with so much in quarantine that they have a task: above 0 is an alarm.',
    ),
    deliveriesWaiting: gauge(
      'webhook_deliveries_waiting',
      'Deliveries of webhooks that wait, of endpoints that are switched on.',
    ),
    oldestDelivery: gauge(
      'webhook_oldest_waiting_age_seconds',
      'Age of the oldest of them, or of the oldest event that is not yet a delivery; 0 when nothing waits.',
    ),
    mailWaiting: gauge('mail_waiting', 'Mail that waits to be sent.'),
    oldestMail: gauge('mail_oldest_waiting_age_seconds', 'Age of the oldest of it; 0 when none waits.'),
    backup: gauge(
      'last_backup_age_seconds',
      'Since the last finished backup began; left out when there was none.',
    ),
    held: gauge('installation_held', '1 after a restore, until the operator takes over.'),
    nearestExpiry: gauge(
      'seconds_to_nearest_expiry',
      'Until ANAF deletes the oldest message that is not archived yet; left out when nothing is pending.',
    ),
    nearestTokenEnd: gauge(
      'seconds_to_nearest_connection_end',
      'Until the first certificate must be connected again; left out when none is connected.',
    ),
    oldestJob: gauge(
      'oldest_queued_company_age_seconds',
      'Age of the company that waits longest for a worker; 0 when none waits.',
    ),
    oldestExport: gauge(
      'oldest_queued_export_age_seconds',
      'Age of the export that waits longest for a worker; 0 when none waits.',
    ),
    lastVerified: gauge(
      'last_verification_age_seconds',
      "Since the nightly verification last compared a file's bytes; left out before the first.",
    ),
    oldest: gauge(
      'oldest_complete_listing_age_seconds',
      'Of the companies with access and automatic sync, the one whose last complete listing is longest ago.',
    ),
  };
  const counted = {
    callsToday: gauge(
      'anaf_calls_today',
      'Calls counted since midnight in Bucharest, by every process, by the daily limit that they count against.',
      ['scope'],
    ),
    breakers: gauge('anaf_breakers_open', 'What ANAF asked to leave alone, until it may be asked again.', [
      'scope',
    ]),
    messages: gauge('messages', 'Messages in the ledger.', ['state']),
    pendingByAge: gauge(
      'messages_pending',
      'Messages that are not archived yet, by the time since ANAF made them available.',
      ['age'],
    ),
    connectionsEnding: gauge(
      'connections_ending',
      'Certificates by the time until they must be connected again.',
      ['within'],
    ),
    companies: gauge('companies', 'Companies by what ANAF lets us read.', ['access']),
    runs: gauge('runs', 'Runs asked for in the last 24 hours.', ['state']),
    jobs: gauge('company_jobs', 'Companies that wait for a worker or are worked on.', ['state']),
    findings: gauge('integrity_findings', 'The same, by what is wrong (docs/archive.md).', ['kind']),
    webhooks: gauge('webhooks', 'Endpoints of webhooks; of a failing one the last attempt failed.', [
      'state',
    ]),
    destinations: gauge(
      'destinations',
      'Destinations of documents; of a failing one the last attempt failed.',
      ['state'],
    ),
    deliveryAges: gauge(
      'delivery_oldest_waiting_age_seconds',
      'Age of the oldest document that waits for a destination that is switched on; 0 when none waits.',
      ['kind'],
    ),
    connections: gauge('anaf_connections', 'Certificates; an invalid one waits for a person.', ['state']),
  };
  return (figures) => {
    up.set(figures ? 1 : 0);
    // Not reset(): a gauge without labels would then report 0, which would be false.
    for (const each of Object.values(single)) each.remove();
    for (const each of Object.values(counted)) each.reset();
    if (!figures) return;
    single.budget.set(figures.callsInUse);
    single.limit.set(figures.callsPerMinute);
    single.findings.set(Object.values(figures.findings).reduce((sum, n) => sum + n, 0));
    single.quarantineFiles.set(figures.quarantine.files);
    single.quarantineBytes.set(figures.quarantine.bytes);
    single.quarantineLarge.set(figures.quarantine.largeOrganisations);
    single.deliveriesWaiting.set(figures.deliveriesWaiting);
    const { oldestListingAt, oldestDeliveryAt, oldestMailAt, backedUpAt, now } = figures;
    const ageOf = (at: Date) => Math.max(0, (now.getTime() - at.getTime()) / 1000);
    if (backedUpAt) single.backup.set(ageOf(backedUpAt));
    single.held.set(figures.held ? 1 : 0);
    const { nearestExpiryAt, nearestConnectionEndAt, oldestQueuedAt, oldestExportAt, lastVerifiedAt } =
      figures;
    const untilOf = (at: Date) => (at.getTime() - now.getTime()) / 1000;
    if (nearestExpiryAt) single.nearestExpiry.set(untilOf(nearestExpiryAt));
    if (nearestConnectionEndAt) single.nearestTokenEnd.set(untilOf(nearestConnectionEndAt));
    single.oldestJob.set(oldestQueuedAt ? ageOf(oldestQueuedAt) : 0);
    single.oldestExport.set(oldestExportAt ? ageOf(oldestExportAt) : 0);
    if (lastVerifiedAt) single.lastVerified.set(ageOf(lastVerifiedAt));
    if (oldestListingAt) single.oldest.set(ageOf(oldestListingAt));
    single.oldestDelivery.set(oldestDeliveryAt ? ageOf(oldestDeliveryAt) : 0);
    single.mailWaiting.set(figures.mailWaiting);
    single.oldestMail.set(oldestMailAt ? ageOf(oldestMailAt) : 0);
    for (const [name, { label, words }] of Object.entries(known) as [Known, (typeof known)[Known]][])
      for (const word of words) counted[name].set({ [label]: word }, figures[name][word] ?? 0);
  };
}

type Known = keyof typeof known;

/** Every word that a label may be. */
const known = {
  callsToday: {
    label: 'scope',
    words: ['listing', 'probe', 'download', 'download_by_person', 'status', 'seal_check'],
  },
  breakers: { label: 'scope', words: breakerScopes },
  findings: { label: 'kind', words: Object.keys(findingKinds) },
  messages: { label: 'state', words: messageStates },
  pendingByAge: { label: 'age', words: pendingAges },
  connectionsEnding: { label: 'within', words: connectionEnds },
  companies: { label: 'access', words: accesses },
  runs: { label: 'state', words: runStates },
  jobs: { label: 'state', words: ['queued', 'running'] },
  webhooks: { label: 'state', words: ['active', 'failing', 'disabled'] },
  destinations: { label: 'state', words: ['active', 'failing', 'paused'] },
  deliveryAges: { label: 'kind', words: destinationKinds },
  connections: { label: 'state', words: ['valid', 'invalid'] },
} satisfies Record<string, { label: string; words: readonly string[] }>;
