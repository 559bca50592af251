/** Months: companies by months, a company's month, closing. */
import { formatCount } from '../../format/numbers.ts';
import type { months as ro } from '../ro/months.ts';

const companies = (n: number) => formatCount(n, ['company', 'companies'], 'en');
const messages = (n: number) => formatCount(n, ['message', 'messages'], 'en');

export const months: typeof ro = {
  lead: 'The month is that of the SPV: the day, in Romanian time, on which ANAF made the message available.',
  label: 'Companies by months',
  company: 'Company',
  chosenMonth: 'Month',
  tick: (name) => `Select ${name}`,
  tickAll: 'Select all companies',
  state: {
    ready: 'to close',
    closed: 'closed',
    arrived_after: 'arrived later',
    pending: 'waiting',
    lost: 'missing',
    uncovered: 'days not listed',
    running: 'running',
    none: 'not listed',
  },
  stated: 'with a certificate of completeness',
  count: (word, n) => `${word}: ${n}`,
  summary: (month) => `In ${month}:`,
  empty: 'No companies yet',
  emptyHelp: 'Add companies, and their months appear here.',
  close: {
    all: (month) => `Close ${month}`,
    chosen: (n, month) => `Close ${month} (${n})`,
    title: (month) => `Closing ${month}`,
    help: 'Records who closed the month, when, the archive’s fingerprint and the number of messages. What arrives later becomes a task. The documents stay as they are, and the month can be reopened.',
    ready: (n) => `Ready to close: ${companies(n)}.`,
    missing: (n) => `With messages that are missing or waiting: ${companies(n)}`,
    uncovered: (n) => `With days that were not listed: ${companies(n)}`,
    already: (n) => `Closed already: ${companies(n)}.`,
    confirm: (n) =>
      `Also close ${n === 1 ? 'this company' : `these ${companies(n)}`}, although not everything is here`,
    go: 'Close the month',
    nothing: 'There is nothing to close.',
    done: (n) => `The month is closed for ${companies(n)}.`,
    left: (n) => `${companies(n)} stayed open: messages or days are missing.`,
  },
  packs: {
    open: 'Packs of the month',
    title: (month) => `Packs of ${month}`,
    help: (n) =>
      `One ZIP file with a folder for each company (${companies(n)}): the documents, the list as XLSX and CSV, what is missing, and the archive’s fingerprint.`,
    include: 'Contents',
    files: { zip: 'Original ZIPs', xml: 'XML', pdf: 'PDF' },
    go: 'Create the packs',
    includeOne: 'Choose at least one kind of file',
  },
  page: {
    gone: 'This company is no longer here',
    goneHelp: 'It was removed, or the address is wrong.',
    proof: 'The state of the month',
    issue: 'Certificate of the month',
    pack: 'Pack of the month',
    says: {
      ready: (n) =>
        `ANAF listed ${messages(n)}; all of them are in the archive, and complete listings cover every day.`,
      closed: (n) => `The month is closed. ANAF listed ${messages(n)}.`,
      arrived_after: (n) =>
        `The month was closed, and more messages arrived. ANAF listed ${messages(n)} in all.`,
      pending: (n) => `ANAF listed ${messages(n)}; some are not downloaded yet. Retried automatically.`,
      lost: (n) =>
        `ANAF listed ${messages(n)}; some expired or are not confirmed, and have to be requested from the partner.`,
      uncovered: (n) =>
        `${messages(n)} are in the archive, but not all days of the month were listed: what else ANAF had then is unknown.`,
      running: (n) => `The month is not over. So far ANAF listed ${messages(n)}.`,
      none: (_n) => 'The month was never listed: what ANAF had is unknown. ANAF keeps messages for 60 days.',
    },
    received: 'Received',
    sent: 'Sent',
    refused: 'Refused by ANAF',
    other: 'Other messages',
    unread: 'Not readable',
    pending: 'To download',
    expired: 'Expired at ANAF',
    unproven: 'Not confirmed',
    setAside: 'Closed with a reason',
    booked: 'Booked',
    reconciled: 'Found in the journal',
    notReconciled: 'Not found in the journal',
    reconcile: 'Compare with the journal',
    closedAt: 'Closed',
    arrivedAfter: 'Arrived after closing',
    head: 'Archive fingerprint when closed',
    certificate: 'Certificate of the month',
    certificateIncomplete: 'Certificate of the month (not complete)',
    closedStatement: 'Signed head of the closing',
    closedStatementHelp:
      'Keep it elsewhere: the page Completeness shows later whether the archive continues the one of then.',
    seeMessages: 'See the messages',
    seeProof: 'Full proof of the company',
    seeInvoices: 'See the month’s invoices',
    close: 'Close the month',
    closeAgain: 'Close again',
    reopen: 'Reopen the month',
    previous: 'Previous month',
    next: 'Next month',
    vat: 'VAT by rate, by the SPV’s day',
    vatMore: 'VAT page',
    confirm: 'The month is not complete. Close it all the same?',
  },
};
