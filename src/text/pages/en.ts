/** The pages outside the dashboard in English. */
import type { PageTexts } from './ro.ts';

export const en: PageTexts = {
  offline: 'No connection to the server.',
  checkingLink: 'Checking the link…',
  incompleteLink: 'The link is incomplete: open it again from the message, or copy all of it.',
  needsJavaScript: 'This page needs JavaScript.',

  connected: {
    title: 'The certificate is connected to ANAF',
    text: (serial, companies) =>
      `Its serial number: ${serial}. ${companies ? `Companies: ${companies}. ` : ''}You can close this page.`,
  },
  notConnected: 'The certificate was not connected',

  tokenLink: {
    title: 'Authorisation to read the invoices in the SPV',
    asks: (organisation) =>
      `${organisation} asks you to authorise, with your digital certificate, reading the e-Factura messages of the companies that you have rights for. This program files and changes nothing at ANAF.`,
    onlyIfKnown: (until) =>
      `Continue only if you know who is asking. The link is valid until ${until} and works once.`,
    continue: 'Continue to ANAF',
    paste: 'Within 60 seconds, paste the address at which the browser stopped after ANAF',
    pageMayFail: 'It is normal that the page at that address cannot be displayed.',
    finish: 'Finish',
    done: (serial) => `The certificate is connected. Its serial number: ${serial}. You can close this page.`,
  },

  approval: {
    title: 'Do you recognise this invoice?',
    asks: (organisation) => `${organisation} asks whether you recognise the invoice below, found in the SPV.`,
    number: 'Number',
    seller: 'Seller',
    buyer: 'Buyer',
    issued: 'Issued',
    due: 'Due',
    total: 'Total',
    word: 'An explanation, if you like',
    once: 'You can answer once. The answer goes to the person who sent you the link; nothing changes at ANAF.',
    recognised: 'I recognise it',
    disputed: 'I do not recognise it',
    until: (until) => `The link is valid until ${until}.`,
    saidRecognised: 'You answered: I recognise the invoice.',
    saidDisputed: 'You answered: I do not recognise the invoice.',
    thanks: 'The answer was received. You can close this page.',
  },

  confirmAddress: {
    title: 'Confirm your e-mail address',
    text: 'Confirm that messages may be sent to the address at which you received the link.',
    go: 'Confirm the address',
    done: 'The address is confirmed. You can close this page.',
  },

  unsubscribe: {
    title: 'Unsubscribe',
    text: 'You will receive no more alarms and digests of this organisation by e-mail. You can turn them on again in Settings, Notifications.',
    go: 'Unsubscribe',
    done: 'You will receive no more of these messages. You can close this page.',
    gone: 'The link is incomplete. Turn the messages off in Settings, Notifications.',
  },

  dashboardWaiting: {
    title: 'The dashboard is being prepared',
    text: 'The service is running; the dashboard is built at its first start, within seconds. This page reloads by itself. If it does not go away, the reason is in the console of the service.',
  },
};
