/** Where a bucket is and with which key it is opened. Pure. */

export interface S3Settings {
  /** `https://s3.example.com`, without the bucket. */
  endpoint: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

export interface BucketSettings extends S3Settings {
  bucket: string;
  /** Before every name; '' or with a slash at its end. */
  prefix: string;
}

/** `s3://bucket` or `s3://bucket/folder`; undefined for anything else. */
export function parseS3Url(url: string): { bucket: string; prefix: string } | undefined {
  const [, bucket, folder = ''] =
    /^s3:\/\/([a-z0-9][a-z0-9.-]{1,62})(?:\/([A-Za-z0-9._/-]*))?$/.exec(url) ?? [];
  if (bucket === undefined) return undefined;
  const segments = folder.split('/').filter((segment) => segment !== '');
  if (segments.some((segment) => segment === '.' || segment === '..')) return undefined;
  return { bucket, prefix: segments.map((segment) => `${segment}/`).join('') };
}
