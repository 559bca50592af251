/** What the command line says in English. */

import { listFormatNames } from '../../core/export-formats.ts';
import { archiveEn } from './archive-en.ts';
import { backupEn } from './backup-en.ts';
import { doctorEn } from './doctor-en.ts';
import { exportEn } from './export-en.ts';
import type { CliTexts } from './ro.ts';
import { signersEn } from './signers-en.ts';

export const en: CliTexts = {
  language: 'en',
  help: {
    intro:
      'E-Factura Sync: every invoice that ANAF holds for your companies, with proof that nothing is missing.',
    usage: 'Usage',
    withoutCommand: 'Without a command the service starts; Ctrl-C stops it.',
    commands: 'Commands',
    command: 'command',
    options: 'Options',
    always: 'Every command takes --json (one JSON document on standard output) and --help.',
    settings: 'Settings come from the environment, as for the service; .env.example lists them.',
    exitCodes: 'Exit codes',
    exitCode: {
      0: 'done',
      1: 'failed',
      2: 'the command was not understood; nothing was done',
      3: 'a person must act: a setup, a certificate, a right at ANAF',
      4: 'only a part was done',
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
      head: 'HASH',
      statement: 'FILE',
      backups: 'DIR',
      month: 'YYYY-MM',
      out: 'PATH',
      include: 'zip,xml,pdf',
      names: 'TEMPLATE',
      format: listFormatNames.join('|'),
      direction: 'received|sent',
      from: 'DAY',
      to: 'DAY',
      wait: '',
      unreadable: '',
      'discard-secrets': '',
      accept: '',
      backup: 'NAME',
      json: '',
    },
  },
  mcp: {
    keyMissing:
      'EFACTURA_API_KEY is missing: the API key that the assistant works with (efactura-sync api-key create --name assistant --scope read).',
    urlWrong: 'EFACTURA_URL must be the address of the service, such as https://facturi.example.',
    keyInvalid: 'EFACTURA_API_KEY: this key is unknown, revoked or expired.',
  },
  commands: {
    setup: 'create the first account with its organisation, or another organisation',
    'api-key create': 'create a key for a program; it is printed once, alone on standard output',
    'company add': 'add companies by their fiscal codes, each with its own result',
    connect:
      'connect a certificate to ANAF: open an address, then paste the address where the browser stopped',
    sync: 'fetch what is new from ANAF, for all companies or one',
    status: 'show the state of the organisation and its companies',
    verify: 'check that everything stored is unchanged; nothing is modified',
    backup: 'take a backup while the service runs',
    restore: 'bring a backup back into an empty installation, which is then held',
    'take-over': 'confirm that the old installation is gone: the restored one begins to work',
    rebuild: "make the ledger and the catalogue again from the archive's folder alone, in an empty database",
    mend: 'fetch missing or damaged originals from ANAF again, while ANAF has them',
    backfill: 'import a folder of old ZIPs into the catalogue of a company',
    reprocess: 'read stored ZIPs again and bring the catalogue up to date',
    'export pack': "a company's month as a ZIP: originals, documents, PDFs, an index, what is missing",
    'export search': 'invoices as XLSX, CSV, JSON or files that SAGA imports',
    'signers trust': 'trust the seals of a certificate, for the whole installation',
    'signers distrust': 'do not trust the seals of a certificate, and do not ask again',
    version: 'the version of the program',
    signers: 'list the signers of received documents, and whether they are trusted',
    doctor: 'check everything that the service needs, and say what to do',
    'plan set': "set an organisation's plan",
    'person list': 'list the people with an account and their organisations',
    'person reset-second-factor': 'remove the codes and passkeys of a person who has lost them',
    'person reset-password': 'give a person a new password, or a link to choose one; ends their sessions',
    mcp: 'tools for an assistant over standard input and output (MCP)',
    'signing-key rotate': 'sign statements with a new key, which the old one names',
    'signing-key': 'the keys that sign statements, and their fingerprints',
    'rotate-key': 'encrypt every secret with a new key',
    'replace-lost-key': 'say what a lost key means and, when confirmed, start again with a new one',
  },
  options: {
    email: "the person's e-mail address",
    organisation: "the organisation's name",
    name: 'a name for people',
    'password-stdin': 'read the password from standard input, never from an argument',
    org: 'the organisation, by name or id; needed when there are several',
    scope: 'what the key may do: admin (the default) includes sync includes read',
    expires: 'when the key expires, such as 2027-01-31 or 2027-01-31T12:00:00Z',
    file: 'a CSV of codes and names; - is standard input',
    company: 'only this company',
    statement:
      'a statement or a list of heads that was issued earlier (JSON): does the archive of today continue it?',
    backups:
      'a folder or s3:// of backups: does the archive of today continue the signed heads of the newest?',
    head: 'a fingerprint that verify --json printed earlier: is it still in the chain?',
    month: 'the month in which they became available in the SPV, by Romanian time',
    out: 'a folder, or the name of the file; an existing file is not overwritten',
    include: 'what to include of each invoice; everything by default',
    names: 'template for folders and file names, such as {direction}/{partner}_{number}_{id}',
    format: 'format of the file; xlsx by default',
    direction: 'only received or only sent invoices',
    from: 'first day of issue',
    to: 'last day of issue',
    wait: 'stay until it has ended, and show how far it is',
    unreadable: 'only those that could not be read',
    accept:
      'backup: the archive of now is the right one, although it does not continue the last sound backup',
    'discard-secrets': 'confirm: what the lost key encrypted is deleted',
    backup: 'the name of the backup, as backup printed it; the newest by default',
    json: 'one JSON document on standard output',
  },
  usage: {
    unknownCommand: (given, alike) =>
      alike
        ? `There is no command "${given}" by itself: did you mean ${alike.map((name) => `"${name}"`).join(' or ')}?`
        : `There is no command "${given}". See: efactura-sync help`,
    unknownOption: (option, command) =>
      `"${command}" has no option ${option}. See: efactura-sync ${command} --help`,
    twice: (option) => `${option} is given twice.`,
    takesNoValue: (option) => `${option} takes no value.`,
    needsValue: (option) => `${option} needs a value.`,
    empty: (option) => `${option} is empty.`,
    missing: (option, command) => `${option} is missing. See: efactura-sync ${command} --help`,
    tooMany: (word, command) => `"${word}" is not expected here. See: efactura-sync ${command} --help`,
    tooFew: (usage) => `Something is missing. Usage: efactura-sync ${usage}`,
    email: 'This is not an e-mail address: --email needs one such as ana@example.ro.',
    scope: '--scope must be admin, sync or read.',
    expires:
      '--expires must be a date or an instant in the future, such as 2027-01-31 or 2027-01-31T12:00:00Z.',
    plan: (names) => `There is no such plan. The plans are: ${names}.`,
    cif: (given) => `"${given}" is not a fiscal code.`,
    noCifs: 'There is no code to add: give at least one, or --file.',
    file: (path) => `${path} cannot be read.`,
  },
  interrupted: 'Interrupted.',
  start: {
    portTaken: (port, address) =>
      `Port ${port} at ${address} is taken by another program: stop it, or set PORT to a free one.`,
    portForbidden: (port) => `This user may not open port ${port}: set PORT to one above 1023.`,
    noAddress: (address) => `This machine has no address ${address}: set HOST to one of its own.`,
    diskFull: (path) =>
      `There is no space left on the disk${path === undefined ? '' : ` of ${path}`}: free some, then start again.`,
    readOnly: (path) =>
      `${path ?? 'The data directory'} is on a read-only file system: mount it writable, or set DATA_DIR to another place.`,
    notWritable: (path) =>
      `This user may not write ${path}: give it to the user, or set DATA_DIR to another place.`,
    setupCode: (url) => `There is no account yet. Open ${url}; the first visitor needs this code once:`,
  },
  never: 'never',
  organisation: {
    none: 'There is no organisation yet. Start with: efactura-sync setup --email E --organisation O --password-stdin',
    choose: (choices) => `There are several organisations: choose one with --org.\n${choices}`,
    unknown: (named, choices) => `There is no organisation "${named}". The organisations are:\n${choices}`,
    several: (named, choices) => `Several organisations are called "${named}": give the id.\n${choices}`,
  },
  setup: {
    prompt: 'Password: ',
    tooShort: (least) => `The password needs at least ${least} characters.`,
    tooLong: (most) => `The password may have at most ${most} characters.`,
    oneLine: 'The password must be one line of text.',
    done: (organisation, email) => `"${organisation}" is set up, and ${email} is its administrator.`,
    known: (email) => `${email} already has an account: its password is unchanged.`,
    next: 'Next: efactura-sync company add CIF…, then efactura-sync connect',
  },
  person: {
    headings: ['E-mail', 'Name', 'Organisations', 'Codes', 'Passkeys', 'Seen'],
    yesNo: (on) => (on ? 'yes' : 'no'),
    secondFactorOff: (email) =>
      `The codes and passkeys of ${email} are removed, and the open sessions have ended. The password alone opens the account.`,
    noSecondFactor: (email) => `${email} has neither codes nor passkeys.`,
    none: 'There is no account yet.',
    unknown: (email) => `There is no account with the address ${email}.`,
    changed: (email) => `${email} has a new password; the open sessions have ended.`,
    link: (email) =>
      `Pass the link on to ${email}: it works once, for an hour. The sessions have ended; the old password stays valid until the link is used.`,
  },
  apiKey: {
    made: (name, scope, organisation) =>
      `The key "${name}" has the scope ${scope} in "${organisation}". It is shown only once: keep it safe.`,
  },
  company: {
    headings: ['Code', 'Result', 'Remarks'],
    outcomes: {
      added: 'added',
      exists: 'already exists',
      invalid: 'invalid',
      over_limit: 'plan limit',
    },
    remarks: {
      control_digit_mismatch: 'the control digit does not match; ANAF decides',
      personal_code: 'a personal code: it is masked everywhere',
    },
  },
  connect: {
    open: 'Open this address in the browser that has the certificate, and choose the certificate:',
    paste:
      "The browser then stops at an address that starts as below; it does not matter if the page does not load. Copy the whole address from the browser's address bar and paste it here.",
    hurry: 'From that moment ANAF allows 60 seconds.',
    prompt: (left) => `Address (${left} left): `,
    promptPlain: 'Address:',
    notIt: 'This is not the address that ANAF sent the browser to: it contains no code. Copy all of it.',
    nothing: 'No address was pasted: nothing is connected.',
    late: 'The ten minutes of this attempt are over: start again.',
    done: (serial, until) =>
      `Connected: certificate ${serial}, access until ${until}, renewed automatically.`,
    unnamed: 'without a serial number',
    next: 'Next: efactura-sync sync --wait',
  },
  sync: {
    begun: (id) => `Run ${id} was requested. Its state: efactura-sync status`,
    ownHands: 'No worker is running: this command does the work itself.',
    goesOn: 'The rest is done by the service, or by the next "sync --wait".',
    noCompanies: 'There are no companies yet: efactura-sync company add CIF…',
    denied: (cif, words) => `${cif} is skipped, ANAF refuses the certificate: ${words}`,
    noCompany: (cif) => `There is no company ${cif} in this organisation.`,
    noReason: 'ANAF gave no reason.',
    listing: 'listing',
    progress: (done, total, ended, companies) =>
      `${done} of ${total} messages, ${ended} of ${companies} companies`,
    line: (cif, state, counts) => `${cif}  ${state}${counts}`,
    counts: (listed, archived, failed) =>
      `: ${listed ?? 0} listed, ${archived} archived${failed > 0 ? `, ${failed} failed` : ''}`,
    ended: (state, listed, archived, pending) =>
      `Run ${state}: ${listed} listed, ${archived} archived now, ${pending} pending.`,
    states: {
      queued: 'waiting',
      running: 'in progress',
      succeeded: 'succeeded',
      partial: 'partly succeeded',
      failed: 'failed',
      cancelled: 'cancelled',
    },
  },
  status: {
    organisation: 'Organisation',
    plan: 'Plan',
    automatic: 'Automatic sync',
    intervals: { hourly: 'every hour', daily: 'every day', manual: 'on demand' },
    off: 'off',
    lastSync: 'Last complete sync',
    token: 'Connection to ANAF',
    valid: 'valid',
    invalid: 'none valid: efactura-sync connect',
    lastRun: 'Last run',
    triggers: { manual: 'on demand', schedule: 'scheduled', reconciliation: 'nightly' },
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
    access: { granted: 'granted', denied: 'denied', unknown: 'not checked yet' },
    paused: '(automatic sync off)',
    noCompanies: 'No companies yet: efactura-sync company add CIF…',
    proof:
      '"Complete" means: everything that ANAF listed in this period is archived, has expired, or was closed.',
  },
  archive: archiveEn,
  export: exportEn,
  signers: signersEn,
  plan: {
    set: (organisation, plan) => `"${organisation}" is on the plan "${plan}".`,
  },
  signingKey: {
    current: (id, since) => `${id} signs since ${since.toISOString()}`,
    retired: (id, at) => `${id} signed until ${at.toISOString()}`,
    rotated: (id) =>
      `Statements are signed with ${id} from now on; the key before it has signed that it follows. Publish the new fingerprint.`,
  },
  rotateKey: {
    previousMissing:
      'SECRET_KEY is set, so this command cannot replace it: set the new key as SECRET_KEY and the old one as SECRET_KEY_PREVIOUS, restart the service, and run this again.',
    done: (secrets) =>
      `Secrets encrypted with the new key: ${secrets}. Everyone signs in again after the next restart; the old key is kept as secret.key.previous.`,
  },
  replaceLostKey: {
    fits: 'The key opens what is encrypted in this database: there is nothing to replace. To change it: efactura-sync rotate-key',
    running: 'The service is running: stop it first, then run the command again.',
    one: (organisation, serial) => `certificate ${serial} of "${organisation}"`,
    explain: (dataDir, certificates) => [
      'The key found here is not the one with which the secrets in this database are encrypted.',
      `Look for it first: secret.key and secret.key.previous in the backups of ${dataDir}, or SECRET_KEY in an older configuration.`,
      '',
      'If it is lost for good, this command starts again with a new key:',
      certificates.length === 0
        ? '- no certificate is connected;'
        : '- the ANAF authorisations below are deleted, and the certificates must be connected again:',
      ...certificates.map((one) => `    ${one}`),
      '- the archive and the catalogue are not encrypted: nothing of them is lost;',
      '- everyone signs in again.',
      '',
      'To go on: efactura-sync replace-lost-key --discard-secrets',
    ],
    done: (where, certificates) => [
      `The new key is in ${where}. Keep a copy of it, separate from the database.`,
      ...(certificates.length === 0 ? [] : ['To connect again:', ...certificates.map((one) => `  ${one}`)]),
    ],
  },
  backup: backupEn,
  doctor: doctorEn,
};
