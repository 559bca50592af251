/** The first steps: code, account, connection, companies, first sync. */
import { formatCount } from '../../format/numbers.ts';
import type { start as ro } from '../ro/start.ts';

export const start: typeof ro = {
  steps: (at, of) => `Step ${at} of ${of}`,
  code: {
    title: 'Welcome',
    lead: 'The service showed a code when it started, in its console. It makes the first account, once.',
    label: 'The code from the console',
    example: 'such as ABCD-2345-EFGH-6789',
    wrong: 'This is not the code of the console. A restart of the service shows a new one.',
  },
  account: {
    title: 'Your account',
    lead: 'The first account is the administrator of the organisation. Colleagues come later, by invitation.',
    name: 'Your name',
    email: 'E-mail',
    password: 'Password',
    passwordHint: 'At least 10 characters. A short sentence is better than odd signs.',
    organisation: 'Organisation',
    organisationHint: 'The firm, or the accounting practice.',
    go: 'Create the account',
  },
  connect: {
    title: 'Connect the certificate to ANAF',
    lead: 'ANAF lets the holder of a qualified digital certificate into the SPV. One connection lasts a year and covers every company for which the certificate has a right.',
    later: 'Later',
  },
  companies: {
    title: 'Add the companies',
    lead: 'One by one, or paste a list from any table: the code, then the name. “RO” and spaces do not matter.',
    label: 'Tax codes',
    placeholder: 'RO12345678  Example SRL\n23456789\n34567890; Another Example SRL',
    fromFile: 'From a CSV file',
    add: (n) => (n === 0 ? 'Add' : `Add ${formatCount(n, ['company', 'companies'], 'en')}`),
    tooMany: 'At most 5,000 lines at a time.',
    verdicts: 'What became of each line',
    outcome: {
      added: 'added',
      exists: 'is here already',
      invalid: 'is no tax code',
      over_limit: "over the plan's limit",
    },
    remark: {
      control_digit_mismatch: 'the control digit does not match; ANAF is asked',
      personal_code: "a person's code; it is masked everywhere",
    },
    access: {
      granted: 'right in the SPV',
      denied: 'no right in the SPV',
      unknown: 'asking ANAF…',
    },
    problem: 'This line was not added.',
    summary: (added, all) =>
      `${formatCount(added, ['new company', 'new companies'], 'en')} of ${formatCount(all, ['line', 'lines'], 'en')}.`,
    next: 'The first sync',
    more: 'Add others too',
  },
  sync: {
    title: 'The first sync',
    lead: 'We read the last 60 days of the SPV and keep every message with its seal. You may close the page: it goes on by itself.',
    begin: 'Begin',
    done: 'Go home',
  },
};
