/** Where originals are kept, and the key of the operator's buckets. */
import { type BucketSettings, parseS3Url, type S3Settings } from '../archive/s3-settings.ts';
import type { Settings } from '../core/settings.ts';

export function readS3(s: Settings): S3Settings | undefined {
  const region = s.text('S3_REGION', 'us-east-1');
  const endpoint = s.url('S3_ENDPOINT', `https://s3.${region}.amazonaws.com`);
  const accessKeyId = s.optional('S3_ACCESS_KEY_ID');
  const secretAccessKey = s.optional('S3_SECRET_ACCESS_KEY');
  if (accessKeyId !== undefined && secretAccessKey !== undefined)
    return { region, endpoint, accessKeyId, secretAccessKey };
  if (accessKeyId !== secretAccessKey)
    s.fault(
      accessKeyId === undefined ? 'S3_ACCESS_KEY_ID' : 'S3_SECRET_ACCESS_KEY',
      'is missing: both belong together',
    );
  return undefined;
}

export function readArchiveUrl(s: Settings, s3: S3Settings | undefined): BucketSettings | undefined {
  const url = s.optional('ARCHIVE_URL');
  if (url === undefined) return undefined;
  const place = parseS3Url(url);
  if (!place)
    s.fault('ARCHIVE_URL', 'must look like s3://bucket/folder, or be left out for DATA_DIR/archive');
  else if (!s3)
    s.fault('ARCHIVE_URL', 'names a bucket: S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are missing');
  return place && s3 && { ...s3, ...place };
}
