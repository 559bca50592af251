/** What an error says on the terminal, with what to do about it. An unexpected error is shown with its stack. */
import { SecretKeyError } from '../accounts/secret-key.ts';
import { ArchiveError } from '../archive/archive.ts';
import { ConfigError } from '../config.ts';
import { Problem } from '../core/errors.ts';
import { VaultError } from '../core/vault.ts';
import { DatabaseError } from '../db/database-error.ts';
import { WrongEnvironment } from '../db/installation/installation.ts';
import type { Language } from '../text/language.ts';
import { problemText } from '../text/problems/problem-text.ts';

const ours = [ArchiveError, ConfigError, DatabaseError, SecretKeyError, VaultError, WrongEnvironment];

export function explain(error: unknown, language: Language): string {
  if (error instanceof Problem) return problemText(error, language).detail;
  if (ours.some((kind) => error instanceof kind)) return (error as Error).message;
  const { code, message, stack, port, address } = error as NodeJS.ErrnoException & {
    port?: number;
    address?: string;
  };
  if (code === 'EADDRINUSE')
    return `Port ${port} at ${address} is taken by another program: stop it, or set PORT to a free one.`;
  if (code === 'EACCES' && port !== undefined)
    return `Port ${port} may not be opened by this user: set PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL') return `This machine has no address ${address}: set HOST to one of its own.`;
  return stack ?? message ?? String(error);
}
