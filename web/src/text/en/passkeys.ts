/** Passkeys, in the settings and at the sign-in. */
import type { passkeys as ro } from '../ro/passkeys.ts';

export const passkeys: typeof ro = {
  title: 'Passkeys',
  lead: 'Sign in with the fingerprint, face or code of your telephone or computer, without a password. A false page cannot steal a passkey.',
  none: 'You have no passkey.',
  unsupported: 'This browser has no passkeys, or the page is not opened by https.',
  list: 'Passkeys',
  name: 'Name of the passkey',
  nameHelp: 'for example “My telephone”',
  add: 'Add a passkey',
  added: 'The passkey was added.',
  since: 'since',
  used: 'used',
  synced: 'synced between devices',
  rename: 'Rename',
  renameLabel: (name) => `Rename the passkey ${name}`,
  save: 'Save',
  remove: 'Remove',
  removeLabel: (name) => `Remove the passkey ${name}`,
  removeTitle: 'Remove the passkey?',
  removeText: (name) =>
    `“${name}” no longer opens the account, and your other sessions end. Delete it from the device as well.`,
  removeAction: 'Remove the passkey',
  signIn: 'Sign in with a passkey',
  confirm: 'Confirm with the passkey',
  stopped: {
    cancelled: 'The passkey was not used: the request was closed or has expired.',
    known: 'This device already has a passkey for your account.',
    other_address: 'Passkeys work only at the usual address of the service. Open the page there.',
    unknown: 'The device could not use the passkey.',
    refused: 'The passkey was not accepted. It may have been removed from the account.',
  },
};
