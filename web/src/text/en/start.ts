/** The first steps: code, account, connection, companies, first sync. */
import { formatCount } from '../../format/numbers.ts';
import type { start as ro } from '../ro/start.ts';

export const start: typeof ro = {
  steps: (at, of) => `Step ${at} of ${of}`,
  code: {
    title: 'Welcome',
    lead: 'The service printed a code in its console when it started. The code creates the first account and is then no longer valid.',
    label: 'Code from the console',
    example: 'for example ABCD-2345-EFGH-6789',
    wrong: 'This is not the code from the console. Restarting the service prints a new one.',
  },
  account: {
    title: 'Your account',
    lead: 'The first account is the administrator of the organisation. Invite colleagues later.',
    name: 'Your name',
    email: 'E-mail',
    password: 'Password',
    passwordHint: 'At least 10 characters. A short sentence is better than special characters.',
    organisation: 'Organisation',
    organisationHint: 'The company or accounting firm.',
    go: 'Create account',
  },
  connect: {
    title: 'Connect the certificate to ANAF',
    lead: 'ANAF gives SPV access to the holder of a qualified digital certificate. One connection lasts a year and covers every company the certificate has access to.',
    later: 'Later',
  },
  companies: {
    title: 'Add the companies',
    lead: 'One per line, or paste any table: the column of tax IDs is found by their check digits. “RO” and spaces do not matter.',
    label: 'Tax IDs',
    placeholder: 'RO12345678  Example SRL\n23456789\n34567890; Another Example SRL',
    fromFile: 'From a CSV file',
    add: (n) => (n === 0 ? 'Add' : `Add ${formatCount(n, ['company', 'companies'], 'en')}`),
    tooMany: 'At most 5,000 lines at a time.',
    verdicts: 'Result for each line',
    outcome: {
      added: 'added',
      exists: 'already added',
      invalid: 'not a tax ID',
      over_limit: 'over the plan limit',
    },
    remark: {
      control_digit_mismatch: 'the check digit does not match; we ask ANAF',
      personal_code: 'personal code; masked everywhere',
    },
    access: {
      granted: 'SPV access',
      denied: 'no SPV access',
      unknown: 'asking ANAF…',
    },
    problem: 'This line was not added.',
    summary: (added, all) =>
      `${formatCount(added, ['new company', 'new companies'], 'en')} of ${formatCount(all, ['line', 'lines'], 'en')}.`,
    next: 'First sync',
    more: 'Add more',
    undo: (n) => `Undo: remove ${n === 1 ? 'the company that was added' : `the ${n} that were added`}`,
    named: {
      found: (n, cifs) =>
        `ANAF’s lists also name ${formatCount(n, ['company that is', 'companies that are'], 'en')} not here, for the connected certificates: ${cifs}.`,
      take: 'Put them into the list',
    },
    preview: {
      title: 'What was understood',
      column: (name) =>
        /^\d+$/.test(name)
          ? `The tax IDs are in column ${name}.`
          : `The tax IDs are in the column “${name}”.`,
      cif: 'Tax ID',
      name: 'Name',
      contact: 'Contact',
      more: (n) => `and ${formatCount(n, ['more line', 'more lines'], 'en')}`,
      doubtful: (n) =>
        `${formatCount(n, ['code', 'codes'], 'en')} too short or with a check digit that does not match: check the list.`,
      repeated: (n) => `${formatCount(n, ['repeated line', 'repeated lines'], 'en')}: sent once.`,
      skipped: (n) =>
        `${formatCount(n, ['line without a tax ID', 'lines without a tax ID'], 'en')}, left out`,
    },
  },
  sync: {
    title: 'First sync',
    lead: 'We read the last 60 days from the SPV and archive every message with its seal. You can close this page: the sync continues.',
    begin: 'Start',
    done: 'Go to Home',
  },
};
