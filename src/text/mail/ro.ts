/** What mail says, in Romanian. */

export const ro = {
  product: 'E-Factura Sync',
  automatic: 'Mesaj trimis automat; nu răspundeți la această adresă.',
  passwordReset: {
    subject: 'Resetarea parolei',
    body: [
      'S-a cerut o parolă nouă pentru contul dumneavoastră.',
      'Linkul este valabil o oră și poate fi folosit o singură dată. După schimbare se încheie toate sesiunile deschise.',
      'Dacă nu ați cerut dumneavoastră, ignorați mesajul: parola rămâne cea de acum.',
    ],
    link: 'Alegeți o parolă nouă',
  },
  confirmAddress: {
    subject: 'Confirmarea adresei de e-mail',
    body: [
      'Confirmați că mesajele de la E-Factura Sync pot fi trimise la această adresă.',
      'Linkul este valabil o zi și poate fi folosit o singură dată.',
    ],
    link: 'Confirmați adresa',
  },
  invitation: {
    subject: (organisation: string) => `Invitație în ${organisation}`,
    body: (organisation: string, until: string) => [
      `${organisation} vă invită în E-Factura Sync, unde se arhivează facturile din SPV.`,
      `Invitația este valabilă până la ${until} și poate fi folosită o singură dată.`,
    ],
    link: 'Acceptați invitația',
  },
};

export type MailTexts = typeof ro;
