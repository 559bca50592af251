/** The address of a cluster's server, from the directory of its socket. */
import { superuser } from './initialise.ts';
import { databaseName } from './probe.ts';

/** A postgres:// address that pg, libpq and URL all read. */
export function addressOf(socketDir: string): string {
  return `postgres://${superuser}@localhost/${databaseName}?host=${encodeURIComponent(socketDir)}`;
}
