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
  forgot: 'Forgot your password?',
  forgotten: {
    title: 'Forgot your password?',
    lead: 'You receive a link by e-mail to choose a new password.',
    email: 'E-mail',
    send: 'Send the link',
    sent: 'If the address has an account, the link arrives within minutes. It is valid for one hour.',
    back: 'Back to sign-in',
  },
  chosen: {
    title: 'New password',
    lead: 'After the change all open sessions of the account end.',
    password: 'New password',
    help: 'at least 10 characters',
    go: 'Save the password',
    done: 'The password was changed',
    doneText: 'Sign in with the new password.',
    signIn: 'Sign in',
    gone: 'The link is no longer valid',
    goneText: 'It was used, an hour has passed, or it is incomplete.',
    again: 'Request another link',
  },
};
