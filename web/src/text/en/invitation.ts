/** An invitation's page. */
import type { invitation as ro } from '../ro/invitation.ts';

export const invitation: typeof ro = {
  page: 'Invitation',
  title: (organisation) => `Invitation to ${organisation}`,
  lead: (email, role, help) => `For ${email}, as ${role.toLowerCase()}: ${help}.`,
  until: 'Good until',
  name: 'Your name',
  password: 'Choose a password',
  passwordHelp: 'At least 10 characters. A short sentence is better than strange signs.',
  hasAccount: 'You have an account already. Sign in to accept.',
  passwordOf: "The account's password",
  wrong: 'The password does not match.',
  signedIn: (email) => `The account in this browser: ${email}.`,
  accept: 'Accept the invitation',
  other: (email) => `Somebody else is signed in in this browser: ${email}. Sign out to go on.`,
  signOut: 'Sign out',
  gone: 'The invitation is no longer good',
  goneText: 'It was used or withdrawn, or its week has passed. Ask whoever invited you for a new one.',
  missing: 'The link is not whole',
  missingText: 'Copy it again, with all that follows the “#”.',
  home: 'Go to Home',
};
