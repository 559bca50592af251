/** What mail says, in English. */
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
    ],
    link: 'Confirm the address',
  },
  invitation: {
    subject: (organisation) => `Invitation to ${organisation}`,
    body: (organisation, until) => [
      `${organisation} invites you to E-Factura Sync, where invoices from the SPV are archived.`,
      `The invitation is valid until ${until} and works once.`,
    ],
    link: 'Accept the invitation',
  },
};
