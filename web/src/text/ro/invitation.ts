/** Pagina unei invitații. */
import { formatCount } from '../../format/numbers.ts';

export const invitation = {
  page: 'Invitație',
  title: (organisation: string) => `Invitație în ${organisation}`,
  lead: (email: string, role: string, help: string) => `Pentru ${email}, ca ${role.toLowerCase()}: ${help}.`,
  companies: (n: number) => `Veți vedea ${formatCount(n, ['companie', 'companii'], 'ro')} din organizație.`,
  until: 'Valabilă până la',
  name: 'Numele dumneavoastră',
  password: 'Alegeți o parolă',
  passwordHelp: 'Cel puțin 10 caractere. O propoziție scurtă este mai bună decât caracterele speciale.',
  hasAccount: 'Aveți deja cont. Autentificați-vă ca să acceptați.',
  otherWay:
    'Intrați altfel decât cu o parolă? Autentificați-vă întâi, apoi deschideți din nou linkul invitației.',
  toSignIn: 'La autentificare',
  passwordOf: 'Parola contului',
  wrong: 'Parola este greșită.',
  signedIn: (email: string) => `Contul din acest browser: ${email}.`,
  accept: 'Acceptă invitația',
  other: (email: string) =>
    `În acest browser este autentificat altcineva: ${email}. Deconectați-l ca să continuați.`,
  signOut: 'Deconectare',
  gone: 'Invitația nu mai este valabilă',
  goneText: 'A fost folosită, retrasă sau a expirat. Cereți una nouă persoanei care v-a invitat.',
  missing: 'Linkul este incomplet',
  missingText: 'Copiați-l din nou, cu tot ce urmează după „#”.',
  home: 'Mergeți la Acasă',
};
