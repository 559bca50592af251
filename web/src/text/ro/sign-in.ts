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
};
