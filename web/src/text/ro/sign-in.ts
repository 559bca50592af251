/** Signing in. */
export const signIn = {
  title: 'Autentificare',
  lead: 'Facturile din SPV ale companiilor dumneavoastră, arhivate și dovedite complete.',
  email: 'E-mail',
  password: 'Parola',
  go: 'Intră în cont',
  wrong: 'E-mailul sau parola nu se potrivesc.',
  tooMany: (seconds: number) => `Prea multe încercări. Așteptați ${seconds} s.`,
  nowhere: 'Nu faceți parte din nicio organizație',
  nowhereText:
    'Nu mai sunteți membru al organizației anterioare. Cu o invitație nouă vă puteți autentifica din nou, cu același cont.',
  signOut: 'Deconectare',
  noAccount: 'Nu aveți cont? Cereți o invitație administratorului organizației.',
  oidc: (name: string) => `Intră cu ${name}`,
  oidcRefused: {
    unreachable: (name: string) => `${name} nu răspunde acum. Intrați cu parola sau încercați mai târziu.`,
    refused: (name: string) => `${name} nu v-a autentificat. Încercați din nou.`,
    expired: () => 'Autentificarea a durat prea mult sau a început în alt browser. Încercați din nou.',
    unverified: (name: string) =>
      `${name} nu confirmă adresa dumneavoastră de e-mail, deci nu știm ce cont aveți.`,
    domain: () => 'Adresa dumneavoastră de e-mail nu este dintr-un domeniu acceptat aici.',
    unknown: () =>
      'Adresa dumneavoastră nu are cont aici. Cereți o invitație administratorului organizației.',
    another: () =>
      'Contul cu această adresă aparține altei identități. Intrați cu parola sau întrebați administratorul.',
    not_confirmed: (name: string) =>
      `La ${name} a răspuns altcineva: confirmarea nu este acceptată, iar sesiunea dumneavoastră a rămas neschimbată. Alegeți acolo contul dumneavoastră.`,
  },
  oidcConfirmed: (name: string) =>
    `Ați confirmat prin ${name}; este valabil 15 minute. Repetați operațiunea.`,
  forgot: 'Ați uitat parola?',
  forgotten: {
    title: 'Ați uitat parola?',
    lead: 'Primiți prin e-mail un link cu care alegeți o parolă nouă.',
    email: 'E-mail',
    send: 'Trimite linkul',
    sent: 'Dacă adresa are un cont, linkul sosește în câteva minute. Este valabil o oră.',
    back: 'Înapoi la autentificare',
  },
  chosen: {
    title: 'Parolă nouă',
    lead: 'După schimbare se încheie toate sesiunile deschise ale contului.',
    password: 'Parola nouă',
    help: 'cel puțin 10 caractere',
    go: 'Salvează parola',
    done: 'Parola a fost schimbată',
    doneText: 'Autentificați-vă cu parola nouă.',
    signIn: 'Autentificare',
    gone: 'Linkul nu mai este valabil',
    goneText: 'A fost folosit, a trecut o oră sau este incomplet.',
    again: 'Cereți alt link',
  },
};
