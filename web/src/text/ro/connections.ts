/** Conexiuni ANAF: certificatele cu care citim SPV. */
import { formatCount } from '../../format/numbers.ts';

export const connections = {
  lead: 'Certificatele cu care citim din SPV. Fiecare acoperă toate companiile pentru care are drept.',
  list: 'Certificate',
  connect: 'Conectează un certificat',
  connectTitle: 'Conectați un certificat',
  empty: 'Niciun certificat conectat',
  emptyHelp: 'Fără certificat nu putem citi nimic din SPV. Îl conectează un administrator al organizației.',
  connectLead: 'O singură conectare este valabilă un an. PIN-ul și certificatul nu ajung niciodată la noi.',
  one: 'Certificat',
  noSerial: 'fără serie cunoscută',
  serial: 'Seria certificatului',
  state: { valid: 'Funcționează', ended: 'Trebuie reconectat' },
  facts: {
    note: 'Pentru',
    covers: 'Acoperă',
    connected: 'Ultima autentificare',
    refreshed: 'Autorizat de',
    until: 'De reconectat până la',
    access: 'Acces curent',
    accessUntil: 'până la',
    accessHelp: 'și se reînnoiește automat',
  },
  covers: (n: number) =>
    n === 0 ? 'nicio companie, dintre cele verificate' : formatCount(n, ['companie', 'companii'], 'ro'),
  age: (days: number) => (days === 0 ? 'mai puțin de o zi' : formatCount(days, ['zi', 'zile'], 'ro')),
  holder: {
    add: 'Scrie al cui este',
    change: 'Schimbă numele',
    label: 'Al cui este certificatul',
    help: 'De exemplu Maria Pop. Apare în sarcini și aici, în locul seriei.',
  },
  reconnect: 'Reconectează',
  check: {
    label: 'Are drept pentru un CIF?',
    help: 'Întrebăm ANAF acum și păstrăm răspunsul.',
    go: 'Întreabă ANAF',
    yes: (cif: string) => `Da: certificatul are drept în SPV pentru ${cif}.`,
    no: (cif: string) => `Nu: certificatul nu are drept în SPV pentru ${cif}.`,
  },
  remove: 'Elimină conexiunea',
  removeTitle: 'Eliminați conexiunea?',
  removeText: (n: number) =>
    n === 0
      ? 'Nu mai citim nimic cu acest certificat. Arhiva rămâne.'
      : `Nu mai citim nimic cu acest certificat; ${formatCount(n, ['companie este acoperită', 'companii sunt acoperite'], 'ro')} de el. Companiile și arhiva rămân.`,
  removeAtAnaf:
    'La ANAF autorizarea rămâne valabilă: se anulează doar în portalul ANAF, pentru toate aplicațiile odată.',
  links: {
    title: 'Certificatul este la altcineva?',
    text: 'Trimiteți-i un link. Îl deschide pe calculatorul propriu, fără cont, vede cine cere și alege certificatul.',
    note: 'Pentru cine',
    noteHelp: 'Apare și pe pagina linkului, și aici lângă certificat.',
    make: 'Creează un link',
    label: 'Linkul pentru posesorul certificatului',
    help: 'Trimiteți-l dumneavoastră. Este valabil o oră, pentru o singură conectare, și nu mai apare după ce părăsiți pagina.',
    list: 'Linkuri deschise',
    unnamed: 'fără nume',
    left: (minutes: number) => (minutes < 1 ? 'mai ține sub un minut' : `mai ține ${minutes} min`),
    waiting: 'În așteptare; pagina se actualizează la conectare.',
    withdraw: 'Retrage',
    withdrawLabel: (who: string) => `Retrage linkul pentru ${who}`,
    older: (n: number) => `Mai vechi (${n})`,
    state: { active: 'deschis', used: 'folosit', revoked: 'retras', expired: 'expirat' },
  },
};
