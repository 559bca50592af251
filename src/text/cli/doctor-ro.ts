/** What `doctor` says in Romanian. */
import { formatInstant } from '../format.ts';
import { countRo, withDe } from '../plural.ts';

export const doctorRo = {
  verdicts: { ok: 'corect', warn: 'atenție', fail: 'GREȘIT' },
  sound: 'Tot ce s-a verificat este în ordine.',
  warned: (n: number) => `Avertismente: ${n}; serviciul poate funcționa.`,
  failed: (n: number) => `De reparat înainte ca serviciul să poată funcționa corect: ${n}.`,
  names: {
    node: 'Node.js',
    settings: 'Setările',
    secretKey: 'Cheia secretă',
    dataDir: 'Directorul de date',
    database: 'Baza de date',
    oldDatabase: 'Baza de date veche',
    archive: 'Arhiva',
    application: 'Aplicația la ANAF',
    redirect: 'Adresa de întoarcere',
    hosts: 'Gazdele ANAF (opțional)',
    issuer: 'Autentificare OpenID Connect',
    clock: 'Ceasul',
    tokens: 'Conexiunile',
    timeZone: 'Fusurile orare',
    worker: 'Serviciul',
    findings: 'Constatările arhivei',
    backup: 'Copie de siguranță',
    hold: 'În așteptare',
  },
  node: {
    old: (found: string) =>
      `${found}: este nevoie de versiunea 22.19 sau mai nouă; scripturile npm folosesc versiunea 24.`,
  },
  backup: {
    none: 'nu există: efactura-sync backup DOSAR, sau BACKUP_URL și BACKUP_AT (docs/backup.md)',
    last: (at: Date) => `ultima: ${formatInstant(at, 'ro')}`,
    old: (at: Date) =>
      `ultima este din ${formatInstant(at, 'ro')}: jurnalul spune de ce au eșuat cele de după ea.`,
  },
  held: (since: Date) =>
    `restaurată dintr-o copie la ${formatInstant(since, 'ro')}: nu face nimic singură. După ce instalarea veche este oprită definitiv: efactura-sync take-over`,
  settings: {
    fine: 'se pot citi',
    misspelt: (name: string, meant: string | undefined) =>
      `${name} nu este o setare${meant ? `: poate ${meant}?` : '; lista lor este în .env.example'}`,
    plainHttp:
      'PUBLIC_URL este http, fără TLS: parolele și cheile pot fi citite pe drum. Puneți în față un proxy cu TLS.',
  },
  secretKey: {
    given: 'setată în SECRET_KEY',
    file: (path: string) => `${path}, citită numai de proprietarul ei`,
    open: (path: string) => `${path} poate fi citită de alții: chmod 600 ${path}`,
    later: 'este creată la prima pornire; păstrați o copie a ei, separat de baza de date',
    gone: (path: string) =>
      `${path} lipsește, dar există o bază de date: fără cheie, tokenurile ei nu pot fi decriptate. Restaurați-o din copia de siguranță; dacă este pierdută: efactura-sync replace-lost-key`,
    other: (where: string) =>
      `${where} nu este cheia acestei baze de date: serviciul nu pornește. Restaurați cheia cu care a fost folosită; dacă este pierdută: efactura-sync replace-lost-key`,
    broken: (path: string) =>
      `${path} nu conține o cheie de 32 de octeți: restaurați-o din copia de siguranță.`,
    unreadable: (path: string) => `${path} nu poate fi citită de acest utilizator.`,
  },
  dataDir: {
    fine: (path: string, free: string) => `${path}, ${free} liberi`,
    later: (path: string, free: string) => `${path} este creat la prima pornire, ${free} liberi`,
    little: (path: string, free: string) =>
      `${path} mai are doar ${free}: eliberați spațiu sau mutați DATA_DIR.`,
    notWritable: (path: string) =>
      `${path} nu poate fi scris de acest utilizator: schimbați proprietarul sau DATA_DIR.`,
  },
  database: {
    later: 'PostgreSQL încorporat; este creată la prima pornire',
    older: (dir: string, major: number, programs: string) =>
      `${dir} este a PostgreSQL ${major}; următoarea pornire a serviciului o trece la versiunea nouă, citind-o cu ${programs}`,
    kept: (dir: string) =>
      `datele dinaintea trecerii la PostgreSQL nou sunt păstrate în ${dir}: ștergeți dosarul după un verify fără erori și o copie de siguranță nouă`,
    fine: (version: string, migrations: number) =>
      `PostgreSQL ${version}, ${withDe(migrations)} migrări, la zi`,
    empty: (version: string) => `PostgreSQL ${version}, încă goală; prima pornire creează tabelele`,
    behind: (version: string, missing: number) =>
      `PostgreSQL ${version}, migrări lipsă: ${missing}; le aplică următoarea pornire`,
    newer: 'Baza de date aparține unei versiuni mai noi a programului: porniți acea versiune.',
    otherEnvironment: (pinned: string) =>
      `Baza de date aparține mediului ANAF „${pinned}”: puneți-l în ANAF_ENVIRONMENT, sau folosiți altă bază de date.`,
  },
  archive: {
    later: (path: string) => `${path} este creată la prima pornire`,
    fine: (path: string, free: string) => `${path} poate fi scrisă, ${free} liberi`,
    other: (path: string, expected: string, found: string | undefined) =>
      `${path} nu este arhiva acestei baze de date: ${found === undefined ? 'nu are archive.id' : `archive.id conține ${found}`}, iar baza de date așteaptă ${expected}. Este montat discul ei? DATA_DIR și DATABASE_URL sunt ale aceleiași instalări? Mesajele așteaptă.`,
    bucketFaults: (place: string, detail: string) =>
      `${place} nu poate fi folosit: ${detail}. Mesajele așteaptă.`,
    locked: (place: string, retention: string) =>
      `${place}, cu păstrarea versiunilor și object lock (${retention})`,
    noRetention: (place: string) =>
      `${place}, cu păstrarea versiunilor; object lock este pornit fără un termen implicit: fișierele noi nu sunt blocate.`,
    noObjectLock: (place: string) =>
      `${place}, cu păstrarea versiunilor; nu are object lock sau cheia nu îl poate citi: o cheie care poate șterge versiuni poate șterge definitiv originale.`,
    noVersioning: (place: string) =>
      `${place} funcționează, dar păstrarea versiunilor (versioning) este oprită: ce șterge sau suprascrie cineva acolo se pierde. Porniți-o, și object lock dacă serverul îl are.`,
    noIncoming: (path: string) =>
      `${path} nu este încă o arhivă, iar prima pornire o creează; dacă există deja una, discul ei nu este montat`,
    faults: {
      full: (path: string) =>
        `nu mai este spațiu pe discul ${path}: eliberați spațiu. Nu se pierde nimic; mesajele așteaptă și sunt descărcate la următoarea sincronizare.`,
      read_only: (path: string) =>
        `${path} nu poate fi scrisă: dați-o acestui utilizator sau montați-o cu drept de scriere. Până atunci mesajele așteaptă.`,
      unavailable: (path: string) =>
        `${path} nu este arhiva: este montat discul ei? Mesajele așteaptă până revine. Dacă e pierdută definitiv, restaurați-o din copia de siguranță sau creați ${path}/incoming pentru a începe din nou.`,
      missing: (path: string) => `din ${path} lipsește un dosar: este montat discul ei?`,
      conflict: (path: string) => `${path} este folosită într-un mod neașteptat: vedeți jurnalul.`,
    },
  },
  application: {
    fine: (environment: string) => `client id și client secret sunt puse, pentru „${environment}”`,
    none: (callback: string) =>
      `lipsește: înregistrați o aplicație pe portalul dezvoltatorilor anaf.ro (serviciul E-Factura, callback ${callback}), apoi puneți ANAF_CLIENT_ID și ANAF_CLIENT_SECRET.`,
  },
  redirect: {
    http: (uri: string) =>
      `${uri} este http: ANAF înregistrează numai https; folosiți-o doar cu mediul de probă.`,
  },
  issuer: {
    none: 'nu este setată (OIDC_ISSUER)',
    fine: (host: string) => `${host} răspunde`,
    unreached: (host: string) =>
      `${host} nu poate fi atins de aici: persoanele se autentifică numai cu parola sau cu o cheie de acces.`,
  },
  hosts: {
    fine: (hosts: string) => `răspund: ${hosts}`,
    unreached: (hosts: string) =>
      `nu răspund de aici: ${hosts}. ANAF poate fi oprit, sau un firewall blochează accesul; serviciul așteaptă și încearcă din nou.`,
  },
  clock: {
    same: (ms: number) =>
      `la cel mult ${ms} ms de ceasul bazei de date; ceasul ANAF se află din răspunsurile lui, la sincronizare`,
    apart: (seconds: number) =>
      `la ${seconds} s de ceasul bazei de date: sincronizați-le prin NTP. Peste două secunde nu se mai preia nicio firmă, iar ANAF refuză listări care se termină în viitorul lui.`,
    ahead: (n: number) =>
      `${n === 1 ? 'o înregistrare' : `${n} înregistrări`} din baza de date (rezervări, apeluri, pauze, programări) cu dată din viitor: ceasul acestui calculator sau al altuia a fost înainte. Nu se ține cont de ele; sincronizați ceasurile prin NTP.`,
    unknown: 'necomparat: ceasul ANAF se află din răspunsurile lui, la sincronizare',
  },
  tokens: {
    none: 'niciun certificat nu este conectat: efactura-sync connect',
    fine: (n: number, days: number) =>
      `${n} valabile, cea mai veche autentificare în urmă cu ${countRo(days, 'o zi', 'zile')}`,
    invalid: (which: string) => `nu mai sunt valabile, conectați din nou: ${which}`,
    ageing: (which: string) =>
      `aproape de anul pentru care ANAF acordă accesul, conectați din nou curând: ${which}`,
    one: (organisation: string, serial: string) => `certificatul ${serial} al „${organisation}”`,
  },
  timeZone: {
    fine: 'Europe/Bucharest este cunoscut',
    none: 'acest Node.js nu cunoaște Europe/Bucharest: folosiți unul cu date ICU complete.',
  },
  findings: {
    none: 'nu lipsește și nu este deteriorat nimic, după cât se știe',
    open: (n: number) => `deschise: ${n}; lipsesc fișiere sau sunt deteriorate. Vedeți-le cu verify.`,
  },
  worker: {
    alive: 'serviciul rulează',
    apiOnly:
      'rulează numai procese cu ROLE=api: nimic nu se sincronizează. Porniți unul cu ROLE=worker sau ROLE=all.',
    none: 'serviciul nu rulează: fără el nimic nu se sincronizează automat. Porniți-l: npm start',
  },
};
