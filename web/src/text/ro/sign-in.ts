/** Signing in, and what stands before it on a first visit. */
export const signIn = {
  title: 'Autentificare',
  lead: 'Facturile companiilor dumneavoastră din SPV, păstrate și dovedite complete.',
  email: 'E-mail',
  password: 'Parola',
  go: 'Intră în cont',
  wrong: 'E-mailul sau parola nu se potrivesc.',
  tooMany: (seconds: number) => `Prea multe încercări. Așteptați ${seconds} s.`,
  nowhere: 'Nu faceți parte din nicio organizație',
  nowhereText:
    'Nu mai sunteți membru al celei de până acum. Cu o invitație nouă intrați din nou, cu același cont.',
  signOut: 'Deconectare',
  noAccount: 'Nu aveți cont? Cereți o invitație administratorului organizației.',
};
