/** Signing in, and what stands before it on a first visit. */
import type { signIn as ro } from '../ro/sign-in.ts';

export const signIn: typeof ro = {
  title: 'Sign in',
  lead: "Your companies' invoices from the SPV, kept and proven complete.",
  email: 'E-mail',
  password: 'Password',
  go: 'Sign in',
  wrong: 'The e-mail address and the password do not match.',
  tooMany: (seconds) => `Too many attempts. Wait ${seconds} s.`,
  nowhere: 'You belong to no organisation',
  nowhereText:
    'You were removed from the one you were in. A new invitation lets you in again, with the same account.',
  signOut: 'Sign out',
  noAccount: 'No account? Ask an administrator of the organisation for an invitation.',
};
