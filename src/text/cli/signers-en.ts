/** What `signers` says in English. */
import type { signersRo } from './signers-ro.ts';

export const signersEn: typeof signersRo = {
  none: 'No seal has been received yet, and no signer is trusted or refused.',
  fingerprint: 'SHA256 is the fingerprint of the certificate: 64 hexadecimal digits, with or without colons.',
  unknown:
    'No seal was made by this certificate, and the program does not know it. See: efactura-sync signers',
  standing: {
    trusted: 'trusted by a person',
    distrusted: 'refused by a person',
    program: 'known to this program',
    setting: 'named by ANAF_SIGNER_CERTS',
    undecided: 'waits for a decision',
  },
  issuer: (name) => `issued by ${name}`,
  valid: (from, to) => `valid ${from} to ${to}`,
  documents: (n) => `invoices: ${n}`,
  trusted: (invoices) => `Seals of this certificate are trusted from now on. Invoices updated: ${invoices}.`,
  distrusted: (invoices) => `Seals of this certificate are not trusted. Invoices updated: ${invoices}.`,
};
