/** The connections to ANAF: the certificates by which the SPV is read. */
import { formatCount } from '../../format/numbers.ts';
import type { connections as ro } from '../ro/connections.ts';

export const connections: typeof ro = {
  lead: 'The certificates by which we read the SPV. Each covers all companies that it has a right for.',
  list: 'Certificates',
  connect: 'Connect a certificate',
  connectTitle: 'Connect a certificate',
  empty: 'No certificate is connected',
  emptyHelp: 'Without one nothing of the SPV can be read. An administrator of the organisation connects it.',
  connectLead: 'Connecting once lasts a year. Neither the PIN nor the certificate ever reaches us.',
  one: 'Certificate',
  noSerial: 'no serial known',
  serial: "The certificate's serial",
  state: { valid: 'Works', ended: 'Connect it again' },
  facts: {
    note: 'For',
    covers: 'Covers',
    connected: 'Last login',
    refreshed: 'Authorised for',
    until: 'Connect again by',
    access: 'Present access',
    accessUntil: 'until',
    accessHelp: 'and renewed by itself',
  },
  covers: (n) =>
    n === 0 ? 'no company, as far as we asked' : formatCount(n, ['company', 'companies'], 'en'),
  age: (days) => (days === 0 ? 'less than a day' : formatCount(days, ['day', 'days'], 'en')),
  reconnect: 'Connect again',
  check: {
    label: 'Has it a right for a CIF?',
    help: 'We ask ANAF now, and keep the answer.',
    go: 'Ask ANAF',
    yes: (cif) => `Yes: the certificate has a right in the SPV for ${cif}.`,
    no: (cif) => `No: the certificate has no right in the SPV for ${cif}.`,
  },
  remove: 'Remove the connection',
  removeTitle: 'Remove the connection?',
  removeText: (n) =>
    n === 0
      ? 'Nothing is read with this certificate any more. The archive stays.'
      : `Nothing is read with this certificate any more; it covers ${formatCount(n, ['company', 'companies'], 'en')}. Companies and archive stay.`,
  removeAtAnaf:
    "At ANAF the authorisation stays good: it is ended on ANAF's portal alone, for all applications at once.",
  links: {
    title: 'Somebody else has the certificate?',
    text: 'Send a link. It is opened on that person’s machine, without an account, says who asks, and leads to the certificate.',
    note: 'For whom',
    noteHelp: 'It is shown there too, and here beside the certificate.',
    make: 'Make a link',
    label: "The link for the certificate's holder",
    help: 'Send it yourself. It lasts an hour, connects once, and is not shown again after you leave the page.',
    list: 'Open links',
    unnamed: 'no name',
    left: (minutes) => (minutes < 1 ? 'less than a minute left' : `${minutes} min left`),
    waiting: 'We wait; this page notices the connection by itself.',
    withdraw: 'Withdraw',
    withdrawLabel: (who) => `Withdraw the link for ${who}`,
    older: (n) => `Older (${n})`,
    state: { active: 'open', used: 'used', revoked: 'withdrawn', expired: 'expired' },
  },
};
