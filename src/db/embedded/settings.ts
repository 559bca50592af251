/** The server's settings, written at each start so that they always match the program's version. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './place.ts';

const settingsFile = 'efactura.conf';
const accessFile = 'efactura_hba.conf';

/** Included last by postgresql.conf; `local.conf` after it is the administrator's. */
export const includeLines = `\ninclude '${settingsFile}'\ninclude_if_exists 'local.conf'\n`;

export function writeSettings(place: Place, socketDir: string, fsync: boolean): void {
  write(join(place.data, settingsFile), settings(place, socketDir, fsync));
  write(join(place.data, accessFile), access);
}

function write(path: string, text: string): void {
  rmSync(path, { force: true });
  writeFileSync(path, text, { mode: 0o644 });
}

/** No line for host connections: PostgreSQL refuses what no line allows, whatever address it listens on. */
const access = `# Written by E-Factura Sync at each start. The socket's directory admits its owner alone, so no password is asked there.
# Network connections are refused; to allow them, name a file of your own with hba_file in local.conf.
local all all trust
`;

/** Several checkouts and several files of each use the one server of the tests. */
const forTests = `fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 400
`;

function settings(place: Place, socketDir: string, fsync: boolean): string {
  return `# Written by E-Factura Sync at each start. Your own settings go to local.conf beside this file.
listen_addresses = ''
hba_file = ${quoted(join(place.data, accessFile))}
unix_socket_directories = ${quoted(socketDir)}
unix_socket_permissions = 0700
max_connections = 100
shared_buffers = 128MB
random_page_cost = 1.1
jit = off
timezone = 'UTC'
log_timezone = 'UTC'

# Nothing replicates from here: backup is the program's own export, or a copy of the stopped directory.
wal_level = minimal
max_wal_senders = 0
wal_compression = on
max_wal_size = 1GB
${fsync ? '' : forTests}
# One file a weekday, overwritten a week later.
logging_collector = on
log_directory = ${quoted(place.logs)}
log_filename = 'postgresql-%a.log'
log_truncate_on_rotation = on
log_rotation_age = 1d
log_rotation_size = 0
log_line_prefix = '%m [%p] %a '
log_checkpoints = off
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
