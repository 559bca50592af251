/** Which database, and how it is reached past a pooler. */
import { isAbsolute } from 'node:path';
import type { Settings } from '../core/settings.ts';

/** `oldBinaries`: a folder with the programs of the PostgreSQL major that the data are of, where they are older than ours. */
export type DatabaseSettings =
  | { kind: 'embedded'; oldBinaries?: string | undefined }
  | { kind: 'external'; url: string; directUrl?: string };

export function readDatabase(s: Settings): DatabaseSettings {
  const url = s.optional('DATABASE_URL');
  const directUrl = s.optional('DATABASE_DIRECT_URL');
  if (url !== undefined && !isPostgresUrl(url))
    s.fault(
      'DATABASE_URL',
      'must look like postgres://user:password@host:5432/database, or be left out for the embedded one',
    );
  if (directUrl !== undefined && (url === undefined || !isPostgresUrl(directUrl)))
    s.fault(
      'DATABASE_DIRECT_URL',
      'must look like postgres://user:password@host:5432/database and name the database of DATABASE_URL without its pooler',
    );
  const oldBinaries = s.optional('DATABASE_OLD_BINARIES');
  if (oldBinaries !== undefined && !isAbsolute(oldBinaries))
    s.fault(
      'DATABASE_OLD_BINARIES',
      'must be the absolute path of a folder, such as /usr/lib/postgresql/17/bin',
    );
  return url === undefined ? { kind: 'embedded', oldBinaries } : { kind: 'external', url, directUrl };
}

function isPostgresUrl(url: string): boolean {
  return /^postgres(ql)?:\/\//.test(url) && URL.canParse(url);
}
