/** Contactul unei companii și instrucțiunile care i se trimit când dreptul în SPV lipsește. */

export const contact = {
  title: 'Contact',
  none: 'niciun contact',
  name: 'Nume',
  email: 'E-mail',
  phone: 'Telefon',
  emailHelp: 'O singură adresă, de exemplu nume@firma.ro.',
  phoneHelp: 'Cifre, spații și + ( ) . / -',
  add: 'Adaugă contactul',
  change: 'Schimbă contactul',
  send: 'Trimite instrucțiunile',
  sendAgain: 'Instrucțiunile, din nou',
  sent: (at: string, by: string | null) => `Instrucțiuni trimise: ${at}${by ? `, de ${by}` : ''}`,
  panel: {
    title: 'Instrucțiuni pentru dreptul în SPV',
    help: 'Serviciul nu trimite nimic. Deschideți mesajul în programul de e-mail sau copiați-l; consemnăm când a fost trimis, până când dreptul revine.',
    to: 'Către',
    noAddress: 'Adresa nu este cunoscută: completați contactul companiei.',
    subject: 'Subiect',
    message: 'Mesaj',
    open: 'Deschide în e-mail',
    mark: 'Am trimis mesajul',
  },
  more: (n: number) => `și încă ${n}; toate sunt la Companii, filtrul „Fără drept”`,
};
