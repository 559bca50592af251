/** The first steps: code, account, connection, companies, first sync. */
import { formatCount } from '../../format/numbers.ts';

export const start = {
  steps: (at: number, of: number) => `Pasul ${at} din ${of}`,
  code: {
    title: 'Bun venit',
    lead: 'Serviciul a afișat un cod la pornire, în consolă. Cu el se creează primul cont; apoi nu mai este valabil.',
    label: 'Codul din consolă',
    example: 'de exemplu ABCD-2345-EFGH-6789',
    wrong: 'Codul nu este cel din consolă. La o repornire a serviciului apare unul nou.',
  },
  account: {
    title: 'Contul dumneavoastră',
    lead: 'Primul cont este administratorul organizației. Colegii vin mai târziu, prin invitație.',
    name: 'Numele dumneavoastră',
    email: 'E-mail',
    password: 'Parola',
    passwordHint: 'Cel puțin 10 caractere. O propoziție scurtă este mai bună decât caracterele speciale.',
    organisation: 'Organizația',
    organisationHint: 'Firma sau cabinetul de contabilitate.',
    go: 'Creează contul',
  },
  connect: {
    title: 'Conectați certificatul la ANAF',
    lead: 'ANAF dă acces la SPV posesorului unui certificat digital calificat. O singură conectare este valabilă un an și acoperă toate companiile pentru care certificatul are drept.',
    later: 'Mai târziu',
  },
  companies: {
    title: 'Adăugați companiile',
    lead: 'Câte una pe rând, sau lipiți orice tabel: coloana codurilor o recunoaștem după cifra de control. „RO” și spațiile nu contează.',
    label: 'CIF-uri',
    placeholder: 'RO12345678  Exemplu SRL\n23456789\n34567890; Alt Exemplu SRL',
    fromFile: 'Dintr-un fișier CSV',
    add: (n: number) => (n === 0 ? 'Adaugă' : `Adaugă ${formatCount(n, ['companie', 'companii'], 'ro')}`),
    tooMany: 'Cel mult 5.000 de rânduri odată.',
    verdicts: 'Rezultatul pentru fiecare rând',
    outcome: {
      added: 'adăugată',
      exists: 'există deja',
      invalid: 'nu este un CIF',
      over_limit: 'peste limita planului',
    },
    remark: {
      control_digit_mismatch: 'cifra de control nu se potrivește; întrebăm ANAF',
      personal_code: 'cod de persoană fizică; mascat peste tot',
    },
    access: {
      granted: 'drept în SPV',
      denied: 'fără drept în SPV',
      unknown: 'întrebăm ANAF…',
    },
    problem: 'Acest rând nu a fost adăugat.',
    summary: (added: number, all: number) =>
      `${formatCount(added, ['companie nouă', 'companii noi'], 'ro')} din ${formatCount(all, ['rând', 'rânduri'], 'ro')}.`,
    next: 'Prima sincronizare',
    more: 'Adăugați și altele',
    undo: (n: number) => `Anulează: elimină ${n === 1 ? 'compania adăugată' : `cele ${n} adăugate`}`,
    named: {
      found: (n: number, cifs: string) =>
        `Listele ANAF numesc la certificatele conectate și ${formatCount(n, ['companie care nu este', 'companii care nu sunt'], 'ro')} aici: ${cifs}.`,
      take: 'Trece-le în listă',
    },
    preview: {
      title: 'Ce am înțeles',
      column: (name: string) =>
        /^\d+$/.test(name) ? `CIF-urile sunt în coloana ${name}.` : `CIF-urile sunt în coloana „${name}”.`,
      cif: 'CIF',
      name: 'Nume',
      contact: 'Contact',
      more: (n: number) => `și încă ${formatCount(n, ['rând', 'rânduri'], 'ro')}`,
      doubtful: (n: number) =>
        `${formatCount(n, ['cod', 'coduri'], 'ro')} cu cifra de control nepotrivită sau prea scurte: verificați lista.`,
      repeated: (n: number) =>
        `${formatCount(n, ['rând repetat', 'rânduri repetate'], 'ro')}: le trimitem o singură dată.`,
      skipped: (n: number) =>
        `${formatCount(n, ['rând fără CIF', 'rânduri fără CIF'], 'ro')}, lăsate deoparte`,
    },
  },
  sync: {
    title: 'Prima sincronizare',
    lead: 'Citim ultimele 60 de zile din SPV și păstrăm fiecare mesaj, cu sigiliul lui. Puteți închide pagina: sincronizarea continuă.',
    begin: 'Începe',
    done: 'Mergeți la Acasă',
  },
};
