/** What mail says, in Romanian. */
import { countRo, withDe } from '../plural.ts';

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
      'Dacă nu ați cerut dumneavoastră, ignorați mesajul.',
    ],
    link: 'Confirmați adresa',
  },
  invitation: {
    subject: (organisation: string) => `Invitație în ${organisation}`,
    body: (organisation: string, until: string) => [
      `${organisation} vă invită în E-Factura Sync, unde se arhivează facturile din SPV.`,
      `Invitația este valabilă până la ${until} și poate fi folosită o singură dată.`,
      'Dacă nu știți despre ce este vorba, ignorați mesajul.',
    ],
    link: 'Acceptați invitația',
  },
  confirmDestination: {
    subject: (organisation: string) => `${organisation}: confirmați primirea documentelor`,
    body: (organisation: string) => [
      `${organisation} dorește să trimită documente noi din e-Factura la această adresă.`,
      'Nu se trimite nimic până nu confirmați. Linkul este valabil o zi și poate fi folosit o singură dată.',
      'Dacă nu știți despre ce este vorba, ignorați mesajul.',
    ],
    link: 'Confirmați adresa',
  },
  delivery: {
    subject: (organisation: string, count: number) =>
      `${organisation}: ${countRo(count, 'un document nou', 'documente noi')}`,
    lead: (organisation: string) => `Documente noi din e-Factura, trimise de ${organisation} și atașate:`,
    foot: (organisation: string) =>
      `Ați confirmat că primiți aceste documente. Ca să nu le mai primiți, adresați-vă unui administrator de la ${organisation}.`,
  },
  stop: 'Nu mai doresc aceste mesaje',
  alarm: {
    one: (organisation: string, title: string) => `${organisation}: ${title}`,
    many: (organisation: string, count: number) =>
      `${organisation}: ${countRo(count, 'un lucru cere', 'lucruri cer')} atenție`,
    lead: (organisation: string) => `La ${organisation} este nevoie de intervenția dumneavoastră:`,
    more: (count: number) => `Încă ${count} în aplicație.`,
    link: 'Deschideți aplicația',
  },
  digest: {
    subject: (organisation: string, count: number) =>
      `${organisation}: ${countRo(count, 'o factură nouă', 'facturi noi')}`,
    company: (name: string, count: number) => `${name}: ${countRo(count, 'o factură', 'facturi')}`,
    direction: { received: 'primită', sent: 'trimisă' },
    creditNote: 'notă de creditare',
    withoutNumber: 'fără număr',
    more: (count: number) => `Încă ${count} în aplicație.`,
    attached: (documents: number, megabytes: number) =>
      `Se atașează cel mult ${withDe(documents)} documente și ${megabytes} MB; celelalte sunt în aplicație.`,
    link: 'Deschideți facturile',
  },
  heads: {
    subject: (organisation: string, day: string) => `${organisation}: amprentele arhivei, ${day}`,
    lead: 'Păstrați acest mesaj: cu el se poate dovedi mai târziu că arhiva de acum nu a fost schimbată. Fișierul atașat este semnat.',
    line: (cif: string, seq: number, head: string) => `CIF ${cif}, nr. ${seq}: ${head}`,
    more: (count: number) => `Încă ${count} în fișierul atașat.`,
    key: (id: string) => `Amprenta cheii semnatare: ${id}`,
    link: 'Verificați o amprentă mai veche',
  },
};

export type MailTexts = typeof ro;
