/** What `signers` says in Romanian. */

export const signersRo = {
  none: 'Nu a fost primit încă niciun sigiliu și niciun semnatar nu este acceptat sau respins.',
  fingerprint: 'SHA256 este amprenta certificatului: 64 de cifre hexazecimale, cu sau fără două puncte.',
  unknown:
    'Niciun sigiliu nu a fost făcut cu acest certificat, iar programul nu îl cunoaște. Vedeți: efactura-sync signers',
  standing: {
    trusted: 'acceptat de o persoană',
    distrusted: 'respins de o persoană',
    program: 'cunoscut de program',
    setting: 'numit în ANAF_SIGNER_CERTS',
    undecided: 'așteaptă o decizie',
  },
  issuer: (name: string) => `emis de ${name}`,
  valid: (from: string, to: string) => `valabil de la ${from} până la ${to}`,
  documents: (n: number) => `facturi: ${n}`,
  trusted: (invoices: number) =>
    `De acum sigiliile acestui certificat sunt acceptate. Facturi actualizate: ${invoices}.`,
  distrusted: (invoices: number) =>
    `Sigiliile acestui certificat nu sunt acceptate. Facturi actualizate: ${invoices}.`,
};
