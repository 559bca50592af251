/** Ce spune registrul public ANAF despre o companie. */
export const registry = {
  title: 'Registrul public ANAF',
  vat: {
    yes: 'înregistrată în scopuri de TVA',
    no: 'neînregistrată în scopuri de TVA',
  },
  cashVat: 'aplică TVA la încasare',
  inactive: 'declarată inactivă fiscal',
  notFound: 'CIF-ul nu este în registru',
  labels: { name: 'Denumire', vat: 'TVA', state: 'Stare', seat: 'Sediu' },
  active: 'activă',
  source: (day: string) => `Situația la ${day}; verificat la ANAF`,
  nameShown: 'Numele afișat este cel din registru; îl puteți schimba.',
  none: 'Încă fără răspuns; ANAF este întrebat la câteva minute după adăugare.',
  person: 'Codul unei persoane fizice nu se trimite la ANAF.',
  inRegistry: (name: string) => `în registru: ${name}`,
  fromRegistry: 'din registrul ANAF',
  asking: 'întrebăm registrul ANAF…',
  badge: { inactive: 'inactivă', notFound: 'nu e în registru' },
  renameHelp: 'Fără nume, apare cel din registrul public ANAF.',
  vatPage: (day: string) => `Registrul public ANAF, situația la ${day}:`,
};
