/** Signing in, and what stands before it on a first visit. */
export const signIn = {
  title: 'Autentificare',
  lead: 'Facturile companiilor dumneavoastră din SPV, păstrate și dovedite complete.',
  email: 'E-mail',
  password: 'Parola',
  go: 'Intră în cont',
  wrong: 'E-mailul sau parola nu se potrivesc.',
  tooMany: (seconds: number) => `Prea multe încercări. Așteptați ${seconds} s.`,
  noAccount: 'Nu aveți cont? Cereți o invitație administratorului organizației.',
};
