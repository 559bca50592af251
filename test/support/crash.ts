/** One crash: a worker that is killed at a station of a message's way, another that takes over, and what must be left behind. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { testDatabase } from './database.ts';
import { assertArchivedOnce } from './exactly-once.ts';
import type { Env } from './processes.ts';
import type { S3Server } from './s3-server.ts';
import { openSite, type Site } from './site.ts';

/** A message's way from the claim of its company to the end of the run, and what has just happened there. */
export const stations: Record<string, string> = {
  'claim.before-commit': 'before a company was claimed',
  'claim.committed': 'after a company was claimed',
  'listing.sent': 'when the list was asked for',
  'listing.answered': 'when the list had come',
  'listing.before-commit': "before a page's rows were committed",
  'listing.committed': "after a page's rows were committed",
  'listing.ended': 'when the listing was over',
  'quota.admitted': 'when a call was admitted and not made',
  'download.sent': 'when a download was asked for',
  'download.answering': 'in the middle of a download',
  'download.answered': 'when a download had come',
  'quota.slot-back': 'when the slot was given back',
  'keep.writing': 'in the middle of writing a file',
  'keep.written': 'when a file was written, before its rename',
  'keep.renamed': 'after the rename in incoming/',
  'keep.folder-synced': 'when incoming/ was synced',
  'look.inflating': 'while looking into a ZIP',
  'promote.folder-made': "when a month's folder was made",
  'promote.linking': 'before a file got its place',
  'promote.linked': 'when a file stood in both places',
  'promote.folder-synced': 'before incoming/ gave its name up',
  'promote.unlinked': 'when a file stood in its place without a row',
  'record.chained': 'in the middle of recording',
  'record.logged': 'when the log line was written, before its commit',
  'record.before-commit': 'before a record was committed',
  'record.committing': 'while a record was being committed',
  'record.committed': 'after a record was committed',
  'manifest.writing': 'in the middle of a line of the manifest',
  'manifest.written': 'before the manifest was synced',
  'manifest.synced': 'when the manifest was synced',
  'finish.before-commit': 'before the run was finished',
  'finish.committing': 'while the run was being finished',
  'finish.committed': 'after the run was finished',
};

/** Of an archive in a bucket, in place of the disk's. */
export const bucketStations: Record<string, string> = {
  'bucket.incoming-sent': 'when bytes were being sent to incoming/',
  'bucket.incoming-answered': 'when bytes were safe in incoming/',
  'bucket.place-sent': 'when an object was being given its place',
  'bucket.place-answering': 'when an object had its place and no row',
  'bucket.manifest-sent': 'when a segment of the manifest was being written',
  'bucket.manifest-answered': 'when a segment of the manifest was written',
  'record.committing': stations['record.committing']!,
};

/** Those that a company may come past once, however many messages it has: several are admitted, recorded or synced together, and their slots given back. */
const passedOnce =
  /^(bucket\.manifest|claim|listing|quota|record|finish|manifest|keep\.folder-synced|promote\.folder-made)/;

const messages = 12;

/** Crashes come one after another, each with a company of its own, in one installation. */
export function crashSite(s3?: S3Server): (t: TestContext, killAt: string) => Promise<void> {
  const hooks: (() => unknown)[] = [];
  const file = { after: (hook: () => unknown) => void hooks.unshift(hook) } as TestContext;
  let opened: Promise<{ site: Site; organisationId: string }> | undefined;
  const open = async () => {
    const site = await openSite(file, {}, await database);
    if (s3) await moveToBucket(site, s3);
    return { site, organisationId: await site.addOrganisation('Contabilitate SRL') };
  };
  const database = testDatabase();
  after(async () => {
    for (const hook of hooks) await hook();
  });
  return async (t, killAt) => {
    opened ??= open();
    const { site, organisationId } = await opened;
    await crashAndRecover(site, organisationId, killAt).catch((error) => {
      t.diagnostic(
        s3
          ? 'to repeat it: CRASH_S3=all npm test -- crash-s3'
          : `to repeat it: CRASH_AT=${killAt} node --test test/long/crash-stations.test.ts`,
      );
      throw error;
    });
  };
}

async function moveToBucket(site: Site, s3: S3Server): Promise<void> {
  const settings = await s3.newBucket('crashes');
  Object.assign(site.env, {
    ARCHIVE_URL: `s3://${settings.bucket}/${settings.prefix}`,
    S3_ENDPOINT: settings.endpoint,
    S3_REGION: settings.region,
    S3_ACCESS_KEY_ID: settings.accessKeyId,
    S3_SECRET_ACCESS_KEY: settings.secretAccessKey,
  });
  site.archiveDir = s3.folderOf(settings);
}

/** Which of the times that it comes by; the same for the same seed. */
export function timesOf(station: string, seed: number): number {
  return passedOnce.test(station) ? 1 : 1 + (hash(`${station} ${seed}`) % messages);
}

/** @param killAt `<station>:<n>` */
async function crashAndRecover(site: Site, organisationId: string, killAt: string): Promise<void> {
  const companyId = await site.addCompany(organisationId, messages);
  const runId = await site.request(organisationId, [companyId]);
  // No worker may be left running: it would do the next crash's work.
  await using workers = new AsyncDisposableStack();
  const killed = site.spawnWorker(killAtEnv(killAt));
  workers.defer(() => killed.stop('SIGKILL'));
  const died = await Promise.race([
    killed.ended,
    // If the run ends first, the station was never reached; three seconds for a worker that dies after the run's end.
    site.ended(organisationId, runId).then(() => Promise.race([killed.ended, pause(3_000)])),
  ]);
  assert.equal(died?.signal, 'SIGKILL', `it was not killed there:\n${killed.said()}`);

  const heir = await site.startWorker();
  workers.defer(() => heir.stop('SIGKILL'));
  const run = await site.ended(organisationId, runId);
  assert.equal(run.state, 'succeeded', JSON.stringify(run));
  assert.equal(run.counts.archived, messages);
  await assertArchivedOnce(site, companyId, messages);
}

function killAtEnv(killAt: string): Env {
  return {
    KILL_AT: killAt,
    NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'kill-at.ts'))}`,
  };
}

const pause = (ms: number) => new Promise<undefined>((resolve) => setTimeout(resolve, ms, undefined));

/** FNV-1a: small, and the same everywhere. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (const char of text) h = Math.imul(h ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return h;
}
