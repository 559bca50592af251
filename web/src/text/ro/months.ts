/** Luna: companiile pe luni, luna unei companii, închiderea. */

import type { MonthFilter, MonthState } from '../../api/months.ts';
import { formatCount } from '../../format/numbers.ts';

const companies = (n: number) => formatCount(n, ['companie', 'companii'], 'ro');
const messages = (n: number) => formatCount(n, ['mesaj', 'mesaje'], 'ro');

export const months = {
  lead: 'Luna este cea din SPV: ziua, după ora României, în care ANAF a pus mesajul la dispoziție.',
  label: 'Companiile pe luni',
  company: 'Compania',
  chosenMonth: 'Luna',
  tick: (name: string) => `Alege ${name}`,
  tickAll: 'Alege toate companiile',
  state: {
    ready: 'de închis',
    closed: 'închisă',
    arrived_after: 'sosite după',
    pending: 'așteaptă',
    lost: 'lipsesc',
    uncovered: 'zile nelistate',
    running: 'în curs',
    none: 'nelistată',
  } satisfies Record<MonthState, string>,
  stated: 'cu certificat de completitudine',
  count: (word: string, n: number) => `${word}: ${n}`,
  filter: {
    search: 'Caută după nume sau CIF',
    show: {
      missing: 'Lipsesc mesaje',
      uncovered: 'Zile nelistate',
      refused: 'Refuzate de ANAF',
      unread: 'Necitite',
      unreconciled: 'Negăsite în jurnal',
      open: 'Neînchise',
    } satisfies Record<MonthFilter, string>,
    /** În locul stării, în coloana lunii alese. */
    counted: { refused: 'refuzate', unread: 'necitite', unreconciled: 'fără jurnal' },
    found: (n: number) => companies(n),
    foundIn: (n: number, month: string) => `${companies(n)} în ${month}`,
    none: (month: string) => `Nicio companie nu corespunde filtrului în ${month}`,
    noneHelp: 'Alegeți altă lună, alt text sau ștergeți filtrele.',
    tooMany: (most: number) =>
      `Restrângeți filtrul sau bifați companiile: cel mult ${companies(most)} odată.`,
  },
  summary: (month: string) => `În ${month}:`,
  empty: 'Nicio companie încă',
  emptyHelp: 'Adăugați companii, apoi lunile lor apar aici.',
  close: {
    all: (month: string) => `Închide ${month}`,
    chosen: (n: number, month: string) => `Închide ${month} (${n})`,
    title: (month: string) => `Închiderea lunii ${month}`,
    help: 'Se înregistrează cine a închis luna, când, amprenta arhivei și numărul de mesaje. Ce sosește după aceea devine o sarcină. Documentele rămân neschimbate, iar luna se poate redeschide.',
    ready: (n: number) => `Gata de închis: ${companies(n)}.`,
    missing: (n: number) => `Cu mesaje care lipsesc sau așteaptă: ${companies(n)}`,
    uncovered: (n: number) => `Cu zile pe care ANAF nu le-a listat: ${companies(n)}`,
    already: (n: number) => `Închise deja: ${companies(n)}.`,
    anyway: (n: number) => `Închide și cele incomplete (${n})`,
    go: 'Închide luna',
    nothing: 'Nu este nimic de închis.',
    done: (n: number) => `Am închis luna pentru ${companies(n)}.`,
    left: (n: number) =>
      `${n === 1 ? 'A rămas deschisă luna unei companii' : `A rămas deschisă luna pentru ${companies(n)}`}: lipsesc mesaje sau zile.`,
  },
  packs: {
    open: 'Pachetele lunii',
    chosen: (n: number) => `Pachetele lunii (${n})`,
    title: (month: string) => `Pachetele lunii ${month}`,
    help: (n: number) =>
      `Un singur fișier ZIP cu un dosar pentru fiecare companie (${companies(n)}): documentele, lista în XLSX și CSV, ce lipsește și amprenta arhivei.`,
    include: 'Ce conține',
    files: { zip: 'Originalele ZIP', xml: 'XML', pdf: 'PDF' },
    go: 'Creați pachetele',
    includeOne: 'Alegeți cel puțin un fel de fișiere',
  },
  page: {
    gone: 'Compania nu mai este aici',
    goneHelp: 'A fost eliminată sau adresa este greșită.',
    proof: 'Situația lunii',
    issue: 'Certificatul lunii',
    pack: 'Pachetul lunii',
    says: {
      ready: (n: number) =>
        `ANAF a listat ${messages(n)}; toate sunt în arhivă, iar listările complete acoperă fiecare zi.`,
      closed: (n: number) => `Luna este închisă. ANAF a listat ${messages(n)}.`,
      arrived_after: (n: number) =>
        `Luna a fost închisă, apoi au mai sosit mesaje. ANAF a listat ${messages(n)} în total.`,
      pending: (n: number) =>
        `ANAF a listat ${messages(n)}; unele nu sunt încă descărcate. Reîncercăm automat.`,
      lost: (n: number) =>
        `ANAF a listat ${messages(n)}; unele au expirat sau nu sunt confirmate și trebuie cerute partenerului.`,
      uncovered: (n: number) =>
        `Sunt ${messages(n)} în arhivă, dar nu toate zilele lunii au fost listate: nu știm ce a mai avut ANAF atunci.`,
      running: (n: number) => `Luna nu s-a încheiat. Până acum ANAF a listat ${messages(n)}.`,
      none: (_n: number) =>
        'Luna nu a fost listată: nu știm ce a avut ANAF. ANAF păstrează mesajele 60 de zile.',
    } satisfies Record<MonthState, (n: number) => string>,
    received: 'Primite',
    sent: 'Trimise',
    refused: 'Refuzate de ANAF',
    other: 'Alte mesaje',
    unread: 'Necitite',
    pending: 'De descărcat',
    expired: 'Expirate la ANAF',
    unproven: 'Neconfirmate',
    setAside: 'Închise cu un motiv',
    booked: 'Contate',
    reconciled: 'Găsite în jurnal',
    notReconciled: 'Negăsite în jurnal',
    reconcile: 'Compară cu jurnalul',
    closedAt: 'Închisă la',
    arrivedAfter: 'Sosite după închidere',
    head: 'Amprenta arhivei la închidere',
    certificate: 'Certificatul lunii',
    certificateIncomplete: 'Certificatul lunii (incomplet)',
    closedStatement: 'Amprenta semnată a închiderii',
    closedStatementHelp:
      'Păstrați-o în afara programului: pe pagina Completitudine arată mai târziu dacă arhiva este continuarea celei de atunci.',
    seeMessages: 'Vezi mesajele',
    seeProof: 'Dovada completă a companiei',
    seeInvoices: 'Vezi facturile lunii',
    close: 'Închide luna',
    closeAgain: 'Închide din nou',
    reopen: 'Redeschide luna',
    previous: 'Luna anterioară',
    next: 'Luna următoare',
    all: 'Toate companiile',
    vat: 'TVA pe cote, după ziua din SPV',
    vatMore: 'Pagina TVA',
    confirm: 'Luna nu este completă. O închideți totuși?',
  },
};
