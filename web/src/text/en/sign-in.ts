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
  oidc: (name) => `Sign in with ${name}`,
  oidcRefused: {
    unreachable: (name) => `${name} does not answer now. Sign in with your password, or try again later.`,
    refused: (name) => `${name} did not sign you in. Try again.`,
    expired: () => 'The sign-in took too long, or was begun in another browser. Try again.',
    unverified: (name) => `${name} does not confirm your e-mail address, so your account cannot be found.`,
    domain: () => 'Your e-mail address is not of a domain that is accepted here.',
    unknown: () =>
      'Your address has no account here. Ask an administrator of the organisation for an invitation.',
    another: () =>
      'The account with this address belongs to another identity. Sign in with your password, or ask the administrator.',
    not_confirmed: (name) =>
      `Another person answered at ${name}: the confirmation is not accepted, and your session is unchanged. Choose your own account there.`,
  },
  oidcConfirmed: (name) => `You have confirmed with ${name}, for 15 minutes. Repeat what you were doing.`,
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
