/** What an error says on the terminal, with what to do about it. An unexpected error is shown with its stack. */
import { SecretKeyError } from '../accounts/secret-key.ts';
import { ArchiveError } from '../archive/archive.ts';
import { ConfigError } from '../config/config-error.ts';
import { Problem } from '../core/errors.ts';
import { VaultError } from '../core/vault.ts';
import { DatabaseError } from '../db/database-error.ts';
import { WrongEnvironment } from '../db/installation/installation.ts';
import { cliTexts } from '../text/cli/cli-texts.ts';
import type { Language } from '../text/language.ts';
import { problemText } from '../text/problems/problem-text.ts';

const ours = [ArchiveError, ConfigError, DatabaseError, SecretKeyError, VaultError, WrongEnvironment];

export function explain(error: unknown, language: Language): string {
  if (error instanceof Problem) return problemText(error, language).detail;
  if (ours.some((kind) => error instanceof kind)) return (error as Error).message;
  const { code, message, stack, path, port, address } = error as NodeJS.ErrnoException & {
    port?: number;
    address?: string;
  };
  const texts = cliTexts[language].start;
  if (code === 'EADDRINUSE') return texts.portTaken(port, address);
  if (code === 'EACCES' && port !== undefined) return texts.portForbidden(port);
  if (code === 'EADDRNOTAVAIL') return texts.noAddress(address);
  if (code === 'ENOSPC' || code === 'EDQUOT') return texts.diskFull(path);
  if (code === 'EROFS') return texts.readOnly(path);
  if ((code === 'EACCES' || code === 'EPERM') && path !== undefined) return texts.notWritable(path);
  return stack ?? message ?? String(error);
}
