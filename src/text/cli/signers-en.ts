/** What `signers` says in English. */

export const signersEn = {
  none: 'No seal has been seen yet, and nobody is vouched for.',
  fingerprint: "SHA256 is the certificate's fingerprint: 64 hexadecimal digits, with or without colons.",
  unknown: 'No seal was made by this certificate, and nobody vouches for it. See: efactura-sync signers',
  standing: {
    trusted: 'trusted, by a person',
    distrusted: 'not trusted, by a person',
    program: 'known to this program',
    setting: 'named by ANAF_SIGNER_CERTS',
    undecided: 'waits for a decision',
  },
  issuer: (name: string) => `issued by ${name}`,
  valid: (from: string, to: string) => `valid ${from} to ${to}`,
  documents: (n: number) => `invoices: ${n}`,
  trusted: (invoices: number) =>
    `Seals of this certificate are believed from now on. Invoices judged anew: ${invoices}.`,
  distrusted: (invoices: number) =>
    `Seals of this certificate are not believed. Invoices judged anew: ${invoices}.`,
};
