/** Certificate de completitudine: emitere, listă, cheia semnatară. */

export const statements = {
  title: 'Certificate de completitudine',
  lead: 'Un document semnat electronic, pe o pagină: ce a afișat ANAF într-o lună, ce este arhivat și ce nu. Oricine îl poate verifica, fără acces la acest serviciu.',
  company: 'Companie',
  chooseCompany: 'Alegeți o companie',
  month: 'Luna',
  make: 'Emite certificatul',
  none: 'Niciun certificat emis încă.',
  complete: 'Complet',
  incomplete: 'Incomplet',
  madeAt: 'emis',
  pdf: (language: string) => `PDF ${language}`,
  json: 'JSON semnat',
  download: (what: string, company: string, period: string) => `${what}: ${company}, ${period}`,
  key: 'Amprenta cheii semnatare',
  keyHelp:
    'Publicați-o unde cititorii dumneavoastră au încredere: deosebește certificatele dumneavoastră de ale altcuiva.',
  verifier: 'Pagina de verificare',
  verifierHelp: 'funcționează și fără rețea; se află și în fiecare pachet lunar.',
};
