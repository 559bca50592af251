/** What `signers` says in Romanian. */
import type { signersEn } from './signers-en.ts';

export const signersRo: typeof signersEn = {
  none: 'Nu a fost văzut încă niciun sigiliu și nimeni nu este cunoscut.',
  fingerprint: 'SHA256 este amprenta certificatului: 64 de cifre hexazecimale, cu sau fără două puncte.',
  unknown:
    'Niciun sigiliu nu a fost făcut cu acest certificat și nimeni nu garantează pentru el. Vedeți: efactura-sync signers',
  standing: {
    trusted: 'acceptat de o persoană',
    distrusted: 'respins de o persoană',
    program: 'cunoscut de program',
    setting: 'numit în ANAF_SIGNER_CERTS',
    undecided: 'așteaptă o hotărâre',
  },
  issuer: (name) => `emis de ${name}`,
  valid: (from, to) => `valabil de la ${from} până la ${to}`,
  documents: (n) => `facturi: ${n}`,
  trusted: (invoices) =>
    `De acum sigiliile acestui certificat sunt acceptate. Facturi judecate din nou: ${invoices}.`,
  distrusted: (invoices) =>
    `Sigiliile acestui certificat nu sunt acceptate. Facturi judecate din nou: ${invoices}.`,
};
