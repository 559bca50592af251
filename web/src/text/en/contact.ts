/** A company's contact, and the instructions that it is sent when its access rights are missing. */
import type { contact as ro } from '../ro/contact.ts';

export const contact: typeof ro = {
  title: 'Contact',
  none: 'no contact',
  name: 'Name',
  email: 'E-mail',
  phone: 'Telephone',
  emailHelp: 'One address, for example name@company.ro.',
  phoneHelp: 'Digits, spaces and + ( ) . / -',
  add: 'Add a contact',
  change: 'Change the contact',
  send: 'Send instructions',
  sendAgain: 'Send instructions again',
  sent: (at, by) => `Instructions sent: ${at}${by ? `, by ${by}` : ''}`,
  panel: {
    title: 'Instructions for the access rights',
    help: 'The service sends nothing. Open the message in your mail program, or copy it (it is in Romanian, for the company). When it was sent is kept until the right is back.',
    to: 'To',
    noAddress: "The address is not known: fill in the company's contact.",
    subject: 'Subject',
    message: 'Message',
    open: 'Open in e-mail',
    mark: 'I have sent it',
  },
  more: (n) => `and ${n} more; all of them are under Companies, filter “No access”`,
};
