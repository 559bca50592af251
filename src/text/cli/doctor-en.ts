/** What `doctor` says in English. */
import { formatInstant } from '../format.ts';
import type { doctorRo } from './doctor-ro.ts';

export const doctorEn: typeof doctorRo = {
  verdicts: { ok: 'ok', warn: 'warning', fail: 'FAIL' },
  sound: 'Everything that was checked is in order.',
  warned: (n) => `Warnings: ${n}; the service can run.`,
  failed: (n) => `To fix before the service can run properly: ${n}.`,
  names: {
    node: 'Node.js',
    settings: 'Settings',
    secretKey: 'Secret key',
    dataDir: 'Data directory',
    database: 'Database',
    oldDatabase: 'Old database',
    archive: 'Archive',
    application: 'Application at ANAF',
    redirect: 'Redirect address',
    hosts: "ANAF's hosts (optional)",
    issuer: 'OpenID Connect sign-in',
    clock: 'Clock',
    tokens: 'Connections',
    timeZone: 'Time zone data',
    worker: 'Service',
    findings: 'Archive findings',
    backup: 'Backup',
    hold: 'Held',
  },
  node: {
    old: (found) => `${found}: version 22.19 or later is needed; npm scripts use version 24.`,
  },
  backup: {
    none: 'there is none: efactura-sync backup FOLDER, or BACKUP_URL and BACKUP_AT (docs/backup.md)',
    last: (at) => `the last one: ${formatInstant(at, 'en')}`,
    old: (at) => `the last one is of ${formatInstant(at, 'en')}: the log says why those after it failed.`,
  },
  held: (since) =>
    `restored from a backup on ${formatInstant(since, 'en')}: it does nothing on its own. When the old installation is stopped for good: efactura-sync take-over`,
  settings: {
    fine: 'readable',
    misspelt: (name, meant) =>
      `${name} is no setting${meant ? `: perhaps ${meant}?` : '; .env.example lists all'}`,
    plainHttp:
      'PUBLIC_URL is http, without TLS: passwords and keys can be read on the way. Put a proxy with TLS in front.',
  },
  secretKey: {
    given: 'set in SECRET_KEY',
    file: (path) => `${path}, readable only by its owner`,
    open: (path) => `${path} can be read by others: chmod 600 ${path}`,
    later: 'created at the first start; keep a copy of it separate from the database',
    gone: (path) =>
      `${path} is missing, but there is a database: without the key its tokens cannot be decrypted. Restore it from the backup; if it is lost: efactura-sync replace-lost-key`,
    other: (where) =>
      `${where} is not the key of this database: the service does not start. Restore the key that was in use; if it is lost: efactura-sync replace-lost-key`,
    broken: (path) => `${path} does not contain a key of 32 bytes: restore it from the backup.`,
    unreadable: (path) => `${path} cannot be read by this user.`,
  },
  dataDir: {
    fine: (path, free) => `${path}, ${free} free`,
    later: (path, free) => `${path} is created at the first start, ${free} free`,
    little: (path, free) => `${path} has only ${free} left: free some space, or move DATA_DIR.`,
    notWritable: (path) => `${path} cannot be written by this user: change its owner, or DATA_DIR.`,
  },
  database: {
    later: 'embedded PostgreSQL; created at the first start',
    older: (dir, major, programs) =>
      `${dir} is of PostgreSQL ${major}; the next start of the service brings it over, read with ${programs}`,
    kept: (dir) =>
      `the data of before the new PostgreSQL are kept in ${dir}: delete that folder when verify has found everything in order and a new backup was taken`,
    fine: (version, migrations) => `PostgreSQL ${version}, ${migrations} migrations, up to date`,
    empty: (version) => `PostgreSQL ${version}, still empty; the first start creates the tables`,
    behind: (version, missing) =>
      `PostgreSQL ${version}, migrations missing: ${missing}; the next start applies them`,
    newer: 'The database belongs to a newer version of this program: run that version.',
    otherEnvironment: (pinned) =>
      `The database belongs to ANAF's environment "${pinned}": set ANAF_ENVIRONMENT to that, or use another database.`,
  },
  archive: {
    later: (path) => `${path} is created at the first start`,
    fine: (path, free) => `${path} is writable, ${free} free`,
    other: (path, expected, found) =>
      `${path} is not the archive of this database: ${found === undefined ? 'it has no archive.id' : `its archive.id is ${found}`}, and the database expects ${expected}. Is its disk mounted? Do DATA_DIR and DATABASE_URL belong to one installation? Messages wait.`,
    bucketFaults: (place, detail) => `${place} cannot be used: ${detail}. Messages wait.`,
    locked: (place, retention) => `${place}, with versioning and object lock (${retention})`,
    noRetention: (place) =>
      `${place}, with versioning; object lock is on without a default retention: new files are not locked.`,
    noObjectLock: (place) =>
      `${place}, with versioning; it has no object lock, or this key may not ask: a key that may delete versions can delete originals for good.`,
    noVersioning: (place) =>
      `${place} works, but its versioning is off: what somebody deletes or overwrites there is gone. Switch it on, and object lock if the server has it.`,
    noIncoming: (path) =>
      `${path} is not an archive yet, and the first start creates one; if there should be one already, its disk is not mounted`,
    faults: {
      full: (path) =>
        `there is no space left on the disk of ${path}: free some. Nothing is lost; messages wait and are downloaded by the next run.`,
      read_only: (path) =>
        `${path} is not writable: give it to this user, or mount it writable. Messages wait until then.`,
      unavailable: (path) =>
        `${path} is not the archive: is its disk mounted? Messages wait until it is back. If it is lost for good, restore it from the backup, or create ${path}/incoming to start again.`,
      missing: (path) => `a folder of ${path} is missing: is its disk mounted?`,
      conflict: (path) => `${path} is in use in an unexpected way: see the log.`,
    },
  },
  application: {
    fine: (environment) => `client id and secret are set, for "${environment}"`,
    none: (callback) =>
      `not set: register an application on the developer portal of anaf.ro (service E-Factura, callback ${callback}), then set ANAF_CLIENT_ID and ANAF_CLIENT_SECRET.`,
  },
  redirect: {
    http: (uri) => `${uri} is http: ANAF registers only https; use this only with the sandbox.`,
  },
  issuer: {
    none: 'not set (OIDC_ISSUER)',
    fine: (host) => `${host} is reached`,
    unreached: (host) => `${host} is not reached from here: people sign in only by password or passkey.`,
  },
  hosts: {
    fine: (hosts) => `reached: ${hosts}`,
    unreached: (hosts) =>
      `not reached from here: ${hosts}. ANAF may be down, or a firewall blocks the way; the service waits and tries again.`,
  },
  clock: {
    same: (ms) =>
      `within ${ms} ms of the database's clock; ANAF's clock is read from its answers while syncing`,
    apart: (seconds) =>
      `${seconds} s apart from the database's clock: synchronise both by NTP. Beyond two seconds a worker takes no company, and ANAF refuses listings that end in its future.`,
    ahead: (n) =>
      `${n} ${n === 1 ? 'entry' : 'entries'} of the database (leases, calls, breakers, schedules) are dated in the future: this clock or another machine's was ahead. They are ignored; synchronise the clocks by NTP.`,
    unknown: "not compared: ANAF's clock is read from its answers while syncing",
  },
  tokens: {
    none: 'no certificate is connected: efactura-sync connect',
    fine: (n, days) => `${n} valid, the oldest sign-in ${days} days ago`,
    invalid: (which) => `no longer valid, connect again: ${which}`,
    ageing: (which) => `close to the year for which ANAF grants access, connect again soon: ${which}`,
    one: (organisation, serial) => `certificate ${serial} of "${organisation}"`,
  },
  timeZone: {
    fine: 'Europe/Bucharest is known',
    none: 'this Node.js does not know Europe/Bucharest: use a build with full ICU data.',
  },
  findings: {
    none: 'nothing is missing or damaged, as far as is known',
    open: (n) => `${n} open: files are missing or damaged. See them with verify.`,
  },
  worker: {
    alive: 'the service is running',
    apiOnly:
      'only processes with ROLE=api are running: nothing is synced. Start one with ROLE=worker or ROLE=all.',
    none: 'the service is not running: without it nothing is synced automatically. Start it: npm start',
  },
};
