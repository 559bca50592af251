/** ANAF connections: the certificates we use to read the SPV. */
import { formatCount } from '../../format/numbers.ts';
import type { connections as ro } from '../ro/connections.ts';

export const connections: typeof ro = {
  lead: 'The certificates we use to read the SPV. Each one covers every company it has access to.',
  list: 'Certificates',
  connect: 'Connect a certificate',
  connectTitle: 'Connect a certificate',
  empty: 'No certificate connected',
  emptyHelp:
    'Without a certificate we cannot read anything from the SPV. An administrator of the organisation connects it.',
  connectLead: 'One connection lasts a year. The PIN and the certificate never reach us.',
  one: 'Certificate',
  noSerial: 'serial number unknown',
  serial: 'Certificate serial number',
  state: { valid: 'Working', ended: 'Needs reconnecting' },
  facts: {
    note: 'For',
    covers: 'Covers',
    connected: 'Last sign-in',
    refreshed: 'Authorised for',
    until: 'Reconnect by',
    access: 'Current access',
    accessUntil: 'until',
    accessHelp: 'and renewed automatically',
  },
  covers: (n) =>
    n === 0 ? 'no company, of those we checked' : formatCount(n, ['company', 'companies'], 'en'),
  age: (days) => (days === 0 ? 'less than a day' : formatCount(days, ['day', 'days'], 'en')),
  holder: {
    add: 'Say whose it is',
    change: 'Change the name',
    label: 'Whose certificate it is',
    help: 'For example Maria Pop. Shown in tasks and here, in place of the serial number.',
  },
  reconnect: 'Reconnect',
  check: {
    label: 'Does it have access to a tax ID?',
    help: 'We ask ANAF now and keep the answer.',
    go: 'Ask ANAF',
    yes: (cif) => `Yes: the certificate has SPV access for ${cif}.`,
    no: (cif) => `No: the certificate has no SPV access for ${cif}.`,
  },
  remove: 'Remove connection',
  removeTitle: 'Remove the connection?',
  removeText: (n) =>
    n === 0
      ? 'We will no longer read anything with this certificate. The archive stays.'
      : `We will no longer read anything with this certificate, which covers ${formatCount(n, ['company', 'companies'], 'en')}. The companies and the archive stay.`,
  removeAtAnaf:
    'The authorisation stays valid at ANAF: it can only be cancelled in the ANAF portal, for all applications at once.',
  links: {
    title: 'Someone else has the certificate?',
    text: 'Send them a link. They open it on their own computer, without an account, see who is asking and choose the certificate.',
    note: 'For whom',
    noteHelp: 'Shown on their page too, and here next to the certificate.',
    make: 'Create a link',
    label: 'Link for the certificate holder',
    help: 'Send it yourself. It is valid for one hour and one connection, and is not shown again after you leave the page.',
    list: 'Open links',
    unnamed: 'no name',
    left: (minutes) => (minutes < 1 ? 'less than a minute left' : `${minutes} min left`),
    waiting: 'Waiting; this page updates when the connection is made.',
    withdraw: 'Withdraw',
    withdrawLabel: (who) => `Withdraw the link for ${who}`,
    older: (n) => `Older (${n})`,
    state: { active: 'open', used: 'used', revoked: 'withdrawn', expired: 'expired' },
  },
};
