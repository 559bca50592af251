/** Signing in. */
import type { signIn as ro } from '../ro/sign-in.ts';

export const signIn: typeof ro = {
  title: 'Sign in',
  lead: "Your companies' SPV invoices, archived and proven complete.",
  email: 'E-mail',
  password: 'Password',
  go: 'Sign in',
  wrong: 'Wrong e-mail address or password.',
  tooMany: (seconds) => `Too many attempts. Wait ${seconds} s.`,
  nowhere: 'You do not belong to any organisation',
  nowhereText:
    'You are no longer a member of your previous organisation. With a new invitation you can sign in again, with the same account.',
  signOut: 'Sign out',
  noAccount: 'No account? Ask an administrator of the organisation for an invitation.',
};
