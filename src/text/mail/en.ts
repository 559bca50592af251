/** What mail says, in English. */
import { countEn } from '../plural.ts';
import type { MailTexts } from './ro.ts';

export const en: MailTexts = {
  product: 'E-Factura Sync',
  automatic: 'This message was sent automatically; replies are not read.',
  passwordReset: {
    subject: 'Reset your password',
    body: [
      'A new password was requested for your account.',
      'The link is valid for one hour and works once. After the change all open sessions end.',
      'If you did not request it, ignore this message: your password stays as it is.',
    ],
    link: 'Choose a new password',
  },
  confirmAddress: {
    subject: 'Confirm your e-mail address',
    body: [
      'Confirm that E-Factura Sync may send messages to this address.',
      'The link is valid for one day and works once.',
      'If you did not request it, ignore this message.',
    ],
    link: 'Confirm the address',
  },
  invitation: {
    subject: (organisation) => `Invitation to ${organisation}`,
    body: (organisation, until) => [
      `${organisation} invites you to E-Factura Sync, where invoices from the SPV are archived.`,
      `The invitation is valid until ${until} and works once.`,
      'If you do not know what this is about, ignore this message.',
    ],
    link: 'Accept the invitation',
  },
  confirmDestination: {
    subject: (organisation) => `${organisation}: confirm that you want its documents`,
    body: (organisation) => [
      `${organisation} wants to send new e-Factura documents to this address.`,
      'Nothing is sent until you confirm. The link is valid for one day and works once.',
      'If you do not know what this is about, ignore this message.',
    ],
    link: 'Confirm the address',
  },
  delivery: {
    subject: (organisation, count) =>
      `${organisation}: ${count === 1 ? 'one new document' : `${count} new documents`}`,
    lead: (organisation) => `New e-Factura documents of ${organisation}, attached:`,
    foot: (organisation) =>
      `You confirmed that you receive these documents. To stop them, ask an administrator of ${organisation}.`,
  },
  stop: 'Stop these messages',
  alarm: {
    one: (organisation, title) => `${organisation}: ${title}`,
    many: (organisation, count) => `${organisation}: ${count} things need attention`,
    lead: (organisation) => `Something in ${organisation} needs your attention:`,
    more: (count) => `${count} more in the application.`,
    link: 'Open the application',
  },
  digest: {
    subject: (organisation, count) => `${organisation}: ${countEn(count, 'new invoice')}`,
    company: (name, count) => `${name}: ${countEn(count, 'invoice')}`,
    direction: { received: 'received', sent: 'sent' },
    creditNote: 'credit note',
    withoutNumber: 'without number',
    more: (count) => `${count} more in the application.`,
    attached: (documents, megabytes) =>
      `At most ${documents} documents and ${megabytes} MB are attached; the others are in the application.`,
    link: 'Open the invoices',
  },
  heads: {
    subject: (organisation, day) => `${organisation}: heads of the archive, ${day}`,
    lead: 'Keep this mail: it can show later that the archive of now was not changed. The attached file is signed.',
    line: (cif, seq, head) => `Tax ID ${cif}, no. ${seq}: ${head}`,
    more: (count) => `${count} more in the attached file.`,
    key: (id) => `Fingerprint of the signing key: ${id}`,
    link: 'Check an older head',
  },
};
