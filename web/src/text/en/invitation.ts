/** An invitation's page. */

import { formatCount } from '../../format/numbers.ts';
import type { invitation as ro } from '../ro/invitation.ts';
export const invitation: typeof ro = {
  page: 'Invitation',
  title: (organisation) => `Invitation to ${organisation}`,
  lead: (email, role, help) => `For ${email}, as ${role.toLowerCase()}: ${help}.`,
  companies: (n) => `You will see ${formatCount(n, ['company', 'companies'], 'en')} of the organisation.`,
  until: 'Valid until',
  name: 'Your name',
  password: 'Choose a password',
  passwordHelp: 'At least 10 characters. A short sentence is better than special characters.',
  hasAccount: 'You already have an account. Sign in to accept.',
  otherWay:
    'Do you sign in by other means than a password? Sign in first, then open the link of the invitation again.',
  toSignIn: 'To the sign-in',
  passwordOf: 'Account password',
  wrong: 'Wrong password.',
  signedIn: (email) => `Signed in as ${email}.`,
  accept: 'Accept invitation',
  other: (email) => `Someone else is signed in in this browser: ${email}. Sign out to continue.`,
  signOut: 'Sign out',
  gone: 'The invitation is no longer valid',
  goneText: 'It was used or withdrawn, or its week has passed. Ask the person who invited you for a new one.',
  missing: 'The link is incomplete',
  missingText: 'Copy it again, including everything after “#”.',
  home: 'Go to Home',
};
