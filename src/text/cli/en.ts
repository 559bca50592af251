/** What the command line says in English; the other languages have the same entries. */

import type { Language } from '../language.ts';
import { archiveEn } from './archive-en.ts';
import { exportEn } from './export-en.ts';
import { signersEn } from './signers-en.ts';

export const en = {
  language: 'en' as Language,
  help: {
    intro:
      'E-Factura Sync: every invoice that ANAF holds for your companies, with proof that nothing is missing.',
    usage: 'Usage',
    withoutCommand: 'Without a command the service starts, and stops with Ctrl-C.',
    commands: 'Commands',
    command: 'command',
    options: 'Options',
    always: 'Every command takes --json (one JSON document on standard output) and --help.',
    settings: 'Settings come from the environment, as for the service; .env.example lists them.',
    exitCodes: 'Exit codes',
    exitCode: {
      0: 'done',
      1: 'tried, and did not succeed',
      2: 'the command was not understood; nothing was done',
      3: 'a person is needed: a setup, a certificate, a right at ANAF',
      4: 'some of it was done, the rest was not',
      5: 'a limit or an outage: the same command may succeed later',
    },
    values: {
      email: 'E',
      organisation: 'O',
      name: 'N',
      'password-stdin': '',
      org: 'O',
      scope: 'admin|sync|read',
      expires: 'ISO',
      file: 'PATH',
      company: 'CIF',
      month: 'YYYY-MM',
      out: 'PATH',
      include: 'zip,xml,pdf',
      names: 'TEMPLATE',
      format: 'xlsx|csv|json|saga',
      direction: 'received|sent',
      from: 'DAY',
      to: 'DAY',
      wait: '',
      unreadable: '',
      json: '',
    },
  },
  commands: {
    setup: 'make the first account with its organisation, or a further organisation',
    'api-key create': 'make a key for a program; it is printed once, alone on standard output',
    'company add': 'add companies by their fiscal codes, each with a verdict',
    connect: 'connect a certificate to ANAF: open an address, then paste where the browser ended',
    sync: 'fetch what is new from ANAF, for all companies or one',
    status: 'how the organisation and its companies stand',
    verify: 'check that all that is kept is what was kept; nothing is changed',
    backfill: 'read a folder of old ZIPs into the catalogue of a company',
    reprocess: 'read stored ZIPs anew, and bring the catalogue up to date',
    'export pack': "a company's month as a ZIP: originals, documents, PDFs, an index, what is missing",
    'export search': 'invoices as XLSX, CSV, JSON or files that SAGA imports',
    'signers trust': 'believe the seals of a certificate, for the whole installation',
    'signers distrust': 'do not believe them, and be asked no more',
    signers: 'whose seals came with documents, and whether they are believed',
    doctor: 'check everything the service needs, and say what to do',
    'plan set': "set an organisation's plan",
    'rotate-key': 'put every secret under a new key',
  },
  options: {
    email: "the person's e-mail address",
    organisation: "the organisation's name",
    name: 'a name that people read',
    'password-stdin': 'read the password from standard input, never from an argument',
    org: 'the organisation, by name or id; needed when there are several',
    scope: 'what the key may do: admin (the default) includes sync includes read',
    expires: 'when the key ends, such as 2027-01-31 or 2027-01-31T12:00:00Z',
    file: 'a CSV of codes and names; - is standard input',
    company: 'only this company',
    month: 'in which they became available in the SPV, by Romanian time',
    out: 'a folder, or the name of the file; what is there already stays',
    include: 'what of each invoice; all of it unless said',
    names: 'folders and names of the files, such as {direction}/{partner}_{number}_{id}',
    format: 'of the file; xlsx unless said',
    direction: 'only these',
    from: 'first day of issue',
    to: 'last day of issue',
    wait: 'stay until it has ended, and show how far it is',
    unreadable: 'only those that could not be read',
    json: 'one JSON document on standard output',
  },
  usage: {
    unknownCommand: (given: string, alike: string[] | undefined) =>
      alike
        ? `There is no command "${given}" alone: did you mean ${alike.map((name) => `"${name}"`).join(' or ')}?`
        : `There is no command "${given}". See: efactura-sync help`,
    unknownOption: (option: string, command: string) =>
      `"${command}" has no option ${option}. See: efactura-sync ${command} --help`,
    twice: (option: string) => `${option} is given twice.`,
    takesNoValue: (option: string) => `${option} takes no value.`,
    needsValue: (option: string) => `${option} needs a value.`,
    empty: (option: string) => `${option} is empty.`,
    missing: (option: string, command: string) =>
      `${option} is missing. See: efactura-sync ${command} --help`,
    tooMany: (word: string, command: string) =>
      `"${word}" is one word too many. See: efactura-sync ${command} --help`,
    tooFew: (usage: string) => `Something is missing. Usage: efactura-sync ${usage}`,
    email: 'This is no e-mail address: --email needs one such as ana@example.ro.',
    scope: '--scope is admin, sync or read.',
    expires: '--expires is a date or an instant in the future, such as 2027-01-31 or 2027-01-31T12:00:00Z.',
    plan: (names: string) => `There is no such plan. There are: ${names}.`,
    cif: (given: string) => `"${given}" is no fiscal code.`,
    noCifs: 'There is no code to add: give some, or --file.',
    file: (path: string) => `${path} cannot be read.`,
  },
  interrupted: 'Interrupted.',
  never: 'never',
  organisation: {
    none: 'There is no organisation yet. Begin with: efactura-sync setup --email E --organisation O --password-stdin',
    choose: (choices: string) => `There are several organisations: say which one with --org.\n${choices}`,
    unknown: (named: string, choices: string) =>
      `There is no organisation "${named}". There are:\n${choices}`,
    several: (named: string, choices: string) =>
      `Several organisations are called "${named}": give the id.\n${choices}`,
  },
  setup: {
    prompt: 'Password: ',
    tooShort: (least: number) => `The password needs at least ${least} characters.`,
    tooLong: (most: number) => `The password may have at most ${most} characters.`,
    oneLine: 'The password is one line of text.',
    done: (organisation: string, email: string) =>
      `"${organisation}" is set up, and ${email} is its administrator.`,
    known: (email: string) => `${email} has an account already: its password stays as it was.`,
    next: 'Next: efactura-sync company add CIF…, then efactura-sync connect',
  },
  apiKey: {
    made: (name: string, scope: string, organisation: string) =>
      `The key "${name}" may do ${scope} in "${organisation}". It is shown this once: keep it safe.`,
  },
  company: {
    headings: ['Code', 'Verdict', 'Remarks'],
    outcomes: {
      added: 'added',
      exists: 'was there',
      invalid: 'invalid',
      over_limit: 'over the plan',
    },
    remarks: {
      control_digit_mismatch: 'the control digit does not match; ANAF has the last word',
      personal_code: 'the code of a person: it is masked everywhere',
    },
  },
  connect: {
    open: 'Open this address in the browser that has the certificate, and choose the certificate:',
    paste:
      "The browser then ends on an address that begins as below; that the page may not load does not matter. Copy the whole address from the browser's address bar and paste it here.",
    hurry: 'From the moment the browser ends there, ANAF gives 60 seconds.',
    prompt: (left: string) => `Address (${left} left): `,
    promptPlain: 'Address:',
    notIt: 'This is not the address that ANAF sent the browser to: it has no code. Copy all of it.',
    nothing: 'No address was pasted: nothing is connected.',
    late: 'The ten minutes of this attempt are over: begin again.',
    done: (serial: string, until: string) =>
      `Connected: certificate ${serial}, access until ${until}, renewed by itself.`,
    unnamed: 'without a serial number',
    next: 'Next: efactura-sync sync --wait',
  },
  sync: {
    begun: (id: string) => `Run ${id} is asked for. Its state: efactura-sync status`,
    ownHands: 'No worker takes it: this command works on it itself.',
    goesOn: 'What is left waits for the service, or for the next "sync --wait".',
    noCompanies: 'There are no companies yet: efactura-sync company add CIF…',
    denied: (cif: string, words: string) => `${cif} is left out, ANAF refuses the certificate: ${words}`,
    noCompany: (cif: string) => `There is no company ${cif} in this organisation.`,
    removed: 'ANAF said no more.',
    listing: 'listing',
    progress: (done: number, total: number, ended: number, companies: number) =>
      `${done} of ${total} messages, ${ended} of ${companies} companies`,
    line: (cif: string, state: string, counts: string) => `${cif}  ${state}${counts}`,
    counts: (listed: number | null, archived: number, failed: number) =>
      `: ${listed ?? 0} listed, ${archived} archived${failed > 0 ? `, ${failed} failed` : ''}`,
    ended: (state: string, listed: number, archived: number, pending: number) =>
      `Run ${state}: ${listed} listed, ${archived} archived now, ${pending} pending.`,
    states: {
      queued: 'waiting',
      running: 'under way',
      succeeded: 'succeeded',
      partial: 'succeeded in part',
      failed: 'failed',
      cancelled: 'cancelled',
    },
  },
  status: {
    organisation: 'Organisation',
    plan: 'Plan',
    automatic: 'Automatic sync',
    intervals: { hourly: 'every hour', daily: 'every day', manual: 'by hand' },
    off: 'off',
    lastSync: 'Last whole sync',
    token: 'Connection to ANAF',
    valid: 'valid',
    invalid: 'none valid: efactura-sync connect',
    lastRun: 'Last run',
    triggers: { manual: 'by hand', schedule: 'scheduled', reconciliation: 'nightly' },
    headings: [
      'Code',
      'Name',
      'Access',
      'Complete from',
      'Complete up to',
      'Listed',
      'Archived',
      'Expired',
      'Closed',
      'Pending',
    ],
    access: { granted: 'granted', denied: 'denied', unknown: 'not asked yet' },
    paused: '(automatic sync off)',
    noCompanies: 'No companies yet: efactura-sync company add CIF…',
    proof:
      '"Complete" means: everything that ANAF listed in this stretch is kept, has expired, or was closed.',
  },
  archive: archiveEn,
  export: exportEn,
  signers: signersEn,
  plan: {
    set: (organisation: string, plan: string) => `"${organisation}" is on the plan "${plan}".`,
  },
  rotateKey: {
    previousMissing:
      'SECRET_KEY is given, so it is not ours to make: set the new one as SECRET_KEY and the old one as SECRET_KEY_PREVIOUS, restart the service, and run this again.',
    done: (secrets: number) =>
      `${secrets} secrets were put under the new key. Everyone signs in anew after the next restart; the old key is kept as secret.key.previous.`,
  },
  doctor: {
    verdicts: { ok: 'ok', warn: 'warn', fail: 'FAIL' },
    sound: 'Everything that was checked is in order.',
    warned: (n: number) => `${n} to look at; nothing keeps the service from running.`,
    failed: (n: number) => `${n} to mend before the service can run well.`,
    names: {
      node: 'Node.js',
      settings: 'Settings',
      secretKey: 'Secret key',
      dataDir: 'Data directory',
      database: 'Database',
      archive: 'Archive',
      application: 'Application at ANAF',
      redirect: 'Redirect address',
      hosts: "ANAF's hosts (optional)",
      clock: 'Clock',
      tokens: 'Connections',
      timeZone: 'Time zone data',
      worker: 'Service',
    },
    node: {
      old: (found: string) => `${found}: version 22.19 or later is needed; npm scripts bring 24 with them.`,
    },
    settings: { fine: 'readable' },
    secretKey: {
      given: 'given in SECRET_KEY',
      file: (path: string) => `${path}, for its owner alone`,
      open: (path: string) => `${path} can be read by others: chmod 600 ${path}`,
      later: 'made by the first start; keep a copy of it apart from the database',
      gone: (path: string) =>
        `${path} is missing, but there is a database: without the key its tokens cannot be opened. Restore it from the backup.`,
      broken: (path: string) => `${path} holds no key of 32 bytes: restore it from the backup.`,
      unreadable: (path: string) => `${path} cannot be read by this user.`,
    },
    dataDir: {
      fine: (path: string, free: string) => `${path}, ${free} free`,
      later: (path: string, free: string) => `${path} is made by the first start, ${free} free`,
      little: (path: string, free: string) => `${path} has only ${free} left: make room, or move DATA_DIR.`,
      notWritable: (path: string) => `${path} cannot be written by this user: change its owner, or DATA_DIR.`,
    },
    database: {
      later: 'embedded PostgreSQL; the first start makes it',
      fine: (version: string, migrations: number) =>
        `PostgreSQL ${version}, ${migrations} migrations, current`,
      empty: (version: string) => `PostgreSQL ${version}, still empty; the first start fills it`,
      behind: (version: string, missing: number) =>
        `PostgreSQL ${version}, ${missing} migrations behind; the next start applies them`,
      newer: 'The database is of a newer version of this program: run that version.',
      otherEnvironment: (pinned: string) =>
        `The database belongs to ANAF's environment "${pinned}": set ANAF_ENVIRONMENT to that, or use another database.`,
    },
    archive: {
      later: (path: string) => `${path} is made by the first start`,
      fine: (path: string, free: string) => `${path} can be written, ${free} free`,
      noIncoming: (path: string) =>
        `${path} is no archive yet, and the first start makes one; if there is one already, its disk is not mounted`,
      faults: {
        full: (path: string) =>
          `there is no room left where ${path} lies: make some. Nothing is lost, messages wait and are taken by the next run.`,
        read_only: (path: string) =>
          `${path} cannot be written: give it to this user, or mount it writable. Messages wait until then.`,
        unavailable: (path: string) =>
          `${path} is not the archive: is its disk mounted? Messages wait until it is back. If it is lost for good, restore it from the backup, or make ${path}/incoming to begin anew.`,
        missing: (path: string) => `${path} has lost a folder: is its disk mounted?`,
        conflict: (path: string) => `${path} is in use in an unexpected way: see the log.`,
      },
    },
    application: {
      fine: (environment: string) => `client id and secret are set, for "${environment}"`,
      none: (callback: string) =>
        `not set: register an application on the developer portal of anaf.ro (service E-Factura, callback ${callback}), then set ANAF_CLIENT_ID and ANAF_CLIENT_SECRET.`,
    },
    redirect: {
      http: (uri: string) => `${uri} is http: ANAF registers https alone; this serves the sandbox only.`,
    },
    hosts: {
      fine: (hosts: string) => `reached: ${hosts}`,
      unreached: (hosts: string) =>
        `not reached from here: ${hosts}. ANAF may be down, or a firewall stands between; the service waits and tries again.`,
    },
    clock: {
      same: (ms: number) =>
        `within ${ms} ms of the database's; ANAF's is learnt from its own answers while syncing`,
      apart: (seconds: number) =>
        `${seconds} s apart from the database's clock: set both by NTP. ANAF refuses listings that end in its future.`,
      unknown: "not compared: ANAF's is learnt from its own answers while syncing",
    },
    tokens: {
      none: 'no certificate is connected: efactura-sync connect',
      fine: (n: number, days: number) => `${n} valid, the oldest login ${days} days ago`,
      invalid: (which: string) => `no longer valid, a person must connect again: ${which}`,
      ageing: (which: string) =>
        `close to the year that ANAF documents for a login, connect again soon: ${which}`,
      one: (organisation: string, serial: string) => `certificate ${serial} of "${organisation}"`,
    },
    timeZone: {
      fine: 'Europe/Bucharest is known',
      none: 'Europe/Bucharest is not known to this Node.js: use a build with full ICU data.',
    },
    worker: {
      alive: 'a service is connected to the database',
      none: 'none is connected to the database: without it nothing is synced by itself. Start it: npm start',
    },
  },
};
