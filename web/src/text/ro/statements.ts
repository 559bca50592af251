/** Certificate de completitudine: emitere, listă, verificarea unuia mai vechi, cheia semnatară. */
import type { CheckedStatement } from '../../api/statements.ts';
import { formatCount } from '../../format/numbers.ts';

type Verdict = CheckedStatement['heads'][number]['verdict'];
type SignatureVerdict = NonNullable<CheckedStatement['signature']>;

const chains = (n: number) => formatCount(n, ['lanț', 'lanțuri'], 'ro');

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
  check: {
    label: 'Verificați un certificat sau o amprentă mai veche',
    help: 'Lipiți JSON-ul semnat sau amprenta de 64 de caractere, primite cândva: veți afla dacă arhiva de azi este continuarea celei de atunci.',
    go: 'Verifică',
    file: 'Alegeți fișierul',
    empty: 'Lipiți un JSON semnat sau o amprentă',
    sound: (n: number) => `Arhiva de azi o continuă pe cea de atunci: ${chains(n)}.`,
    wrong: (n: number) =>
      n === 0
        ? 'Documentul nu este semnat de această instalare.'
        : `Arhiva de azi nu o continuă pe cea de atunci: ${chains(n)}.`,
    nowhere: 'Amprenta nu se află în niciun lanț de azi.',
    number: (seq: number) => `nr. ${seq}`,
    signature: {
      ours: 'Semnat cu cheia acestei instalări.',
      retired: 'Semnat cu o cheie mai veche a acestei instalări.',
      stranger: 'Semnat cu o cheie pe care această instalare nu o cunoaște.',
      broken: 'Semnătura nu corespunde conținutului.',
    } satisfies Record<SignatureVerdict, string>,
    verdict: {
      continues: 'arhiva de azi îl continuă',
      rolled_back: 'lanțul de azi este mai scurt: baza de date este mai veche decât documentul',
      different: 'lanțul de azi are altă amprentă: a fost refăcut',
      unknown_company: 'compania nu este în această arhivă',
    } satisfies Record<Verdict, string>,
  },
  verifier: 'Pagina de verificare',
  verifierHelp: 'funcționează și fără rețea; se află și în fiecare pachet lunar.',
};
