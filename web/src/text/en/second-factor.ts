/** The second factor: codes of an application, in the settings and at the sign-in. */
import { formatCount } from '../../format/numbers.ts';
import type { secondFactor as ro } from '../ro/second-factor.ts';

export const secondFactor: typeof ro = {
  title: 'Second factor',
  lead: 'After the password, signing in asks for a code from an app on your phone. A stolen password is then not enough.',
  start: 'Turn on codes',
  scan: 'Scan the picture with the app (such as Google Authenticator, 2FAS or Aegis), then enter the code it shows.',
  picture: 'QR code for the app',
  typed: 'Or type into the app:',
  code: 'Code from the app',
  wrong: 'This is not the current code. Check the clock of your phone and try the next one.',
  confirm: 'Confirm and turn on',
  on: 'On since',
  left: (n) =>
    n === 0
      ? 'You have no recovery codes left: make new ones.'
      : `You have ${formatCount(n, ['recovery code', 'recovery codes'], 'en')} left.`,
  renew: 'Make new recovery codes',
  remove: 'Turn off',
  removeTitle: 'Turn off the second factor?',
  removeText: 'The password alone will open the account.',
  codes: 'Recovery codes',
  codesHelp:
    'Keep them somewhere other than your phone: each replaces a code once if you lose the app. They are not shown again. Your other sessions have ended.',
  codesKept: 'I have kept them',
  step: {
    title: 'Second step',
    lead: 'Now enter the code from the app.',
    code: 'Code',
    help: 'or a recovery code',
    wrong: 'The code is not valid or was used already.',
    over: 'There were too many attempts, or five minutes have passed. Start again.',
    go: 'Continue',
    again: 'Start again',
  },
  needed: {
    title: 'The organisation asks for a second factor',
    lead: 'Turn on codes or add a passkey to go on. It takes a minute.',
    leadPasskey: 'The account has a passkey: confirm with it to go on.',
    orPasskey: 'Or a passkey, with the fingerprint, face or code of the device:',
    signOut: 'Sign out',
  },
  organisation: {
    label: 'Ask every member for a second factor',
    help: 'Members without one turn it on at their next visit. API keys are not affected. Only an owner can change this.',
  },
};
