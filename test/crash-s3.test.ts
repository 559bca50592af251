/** The same crashes with the archive in a bucket, on a real S3 server: half a request, an answer that never came, a segment without its successor. */
import { test } from 'node:test';
import { bucketStations, crashSite, timesOf } from './support/crash.ts';
import { s3Missing, startS3Server } from './support/s3-server.ts';

const seed = Number(process.env.CRASH_SEED ?? 1);
// All of them with CRASH_S3=all; the others know what these know.
const chosen =
  process.env.CRASH_S3 === 'all'
    ? Object.keys(bucketStations)
    : ['bucket.place-answering', 'bucket.manifest-answered'];
const crash = s3Missing ? undefined : crashSite(await startS3Server());

for (const station of chosen)
  test(
    `in a bucket, killed ${bucketStations[station]}, every message is archived exactly once`,
    { skip: s3Missing },
    (t) => crash!(t, `${station}:${timesOf(station, seed)}`),
  );
