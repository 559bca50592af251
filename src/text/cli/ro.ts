/** What the command line says in Romanian. */

import { listFormatNames } from '../../core/export-formats.ts';
import type { Language } from '../language.ts';
import { withDe } from '../plural.ts';
import { archiveRo } from './archive-ro.ts';
import { backupRo } from './backup-ro.ts';
import { doctorRo } from './doctor-ro.ts';
import { exportRo } from './export-ro.ts';
import { signersRo } from './signers-ro.ts';

export const ro = {
  language: 'ro' as Language,
  help: {
    intro:
      'E-Factura Sync: toate facturile pe care ANAF le are pentru companiile dumneavoastră, cu dovada că nu lipsește nimic.',
    usage: 'Utilizare',
    withoutCommand: 'Fără comandă pornește serviciul; se oprește cu Ctrl-C.',
    commands: 'Comenzi',
    command: 'comandă',
    options: 'Opțiuni',
    always: 'Orice comandă acceptă --json (un singur document JSON la ieșirea standard) și --help.',
    settings: 'Setările vin din variabilele de mediu, ca la serviciu; lista lor este în .env.example.',
    exitCodes: 'Coduri de ieșire',
    exitCode: {
      0: 'gata',
      1: 'nu a reușit',
      2: 'comanda nu a fost înțeleasă; nu s-a făcut nimic',
      3: 'trebuie să intervină o persoană: o configurare, un certificat, un drept la ANAF',
      4: 's-a făcut doar o parte',
      5: 'o limită sau o întrerupere: aceeași comandă poate reuși mai târziu',
    },
    values: {
      email: 'E',
      organisation: 'O',
      name: 'N',
      'password-stdin': '',
      org: 'O',
      scope: 'admin|sync|read',
      expires: 'ISO',
      file: 'CALE',
      company: 'CIF',
      head: 'HASH',
      statement: 'FIȘIER',
      backups: 'DOSAR',
      month: 'AAAA-LL',
      out: 'CALE',
      include: 'zip,xml,pdf',
      names: 'ȘABLON',
      format: listFormatNames.join('|'),
      direction: 'received|sent',
      from: 'ZI',
      to: 'ZI',
      wait: '',
      unreadable: '',
      'discard-secrets': '',
      accept: '',
      backup: 'NUME',
      json: '',
    },
  },
  mcp: {
    keyMissing:
      'Lipsește EFACTURA_API_KEY: cheia API cu care lucrează asistentul (efactura-sync api-key create --name asistent --scope read).',
    urlWrong: 'EFACTURA_URL trebuie să fie adresa serviciului, de exemplu https://facturi.example.',
    keyInvalid: 'EFACTURA_API_KEY: această cheie este necunoscută, revocată sau expirată.',
  },
  commands: {
    setup: 'creează primul cont cu organizația lui, sau încă o organizație',
    'api-key create':
      'creează o cheie pentru un program; se afișează o singură dată, singură la ieșirea standard',
    'company add': 'adaugă companii după codul fiscal, fiecare cu rezultatul ei',
    connect:
      'conectează un certificat la ANAF: deschideți o adresă, apoi lipiți adresa la care s-a oprit browserul',
    sync: 'descarcă ce este nou de la ANAF, pentru toate companiile sau pentru una',
    status: 'arată starea organizației și a companiilor ei',
    verify: 'verifică dacă tot ce este păstrat este neschimbat; nu modifică nimic',
    backup: 'face o copie de siguranță, în timp ce serviciul rulează',
    restore: 'readuce o copie de siguranță într-o instalare goală, care rămâne în așteptare',
    'take-over': 'confirmă că instalarea veche nu mai rulează: cea restaurată începe să lucreze',
    rebuild: 'reface evidența și catalogul numai din dosarul arhivei, într-o bază de date goală',
    mend: 'descarcă din nou de la ANAF originalele lipsă sau deteriorate, cât timp ANAF le mai are',
    backfill: 'importă un dosar cu arhive ZIP vechi în catalogul unei companii',
    reprocess: 'citește din nou arhivele ZIP păstrate și aduce catalogul la zi',
    'export pack': 'luna unei companii ca ZIP: originale, documente, PDF-uri, index, ce lipsește',
    'export search': 'facturi ca XLSX, CSV, JSON sau fișiere pe care le importă SAGA',
    'signers trust': 'acceptă sigiliile unui certificat, pentru toată instalarea',
    'signers distrust': 'respinge sigiliile unui certificat și nu mai întreba',
    version: 'versiunea programului',
    signers: 'listează semnatarii documentelor primite și dacă sunt acceptați',
    doctor: 'verifică tot ce îi trebuie serviciului și spune ce este de făcut',
    'plan set': 'stabilește planul unei organizații',
    'person list': 'listează persoanele cu cont și organizațiile lor',
    'person reset-second-factor': 'șterge codurile și cheile de acces ale unei persoane care le-a pierdut',
    'person reset-password':
      'dă unei persoane o parolă nouă sau un link cu care și-o alege; încheie sesiunile',
    mcp: 'unelte pentru un asistent, prin intrarea și ieșirea standard (MCP)',
    'signing-key rotate': 'semnează certificatele cu o cheie nouă, pe care cea veche o numește',
    'signing-key': 'cheile care semnează certificatele și amprentele lor',
    'rotate-key': 'criptează toate secretele cu o cheie nouă',
    'replace-lost-key': 'spune ce înseamnă o cheie pierdută și, cu confirmare, începe cu una nouă',
  },
  options: {
    email: 'adresa de e-mail a persoanei',
    organisation: 'numele organizației',
    name: 'un nume pentru oameni',
    'password-stdin': 'citește parola de la intrarea standard, niciodată din argumente',
    org: 'organizația, după nume sau id; necesară când sunt mai multe',
    scope: 'ce poate face cheia: admin (implicit) include sync, care include read',
    expires: 'când expiră cheia, de exemplu 2027-01-31 sau 2027-01-31T12:00:00Z',
    file: 'un CSV cu coduri și nume; - înseamnă intrarea standard',
    company: 'numai această companie',
    statement: 'un certificat sau o listă de capete, emise anterior (JSON): le continuă arhiva de azi?',
    backups:
      'un dosar sau s3:// cu copii de siguranță: continuă arhiva de azi capetele semnate din cea mai nouă?',
    head: 'o amprentă afișată anterior de verify --json: mai apare în lanț?',
    month: 'luna în care au devenit disponibile în SPV, după ora României',
    out: 'un dosar sau numele fișierului; un fișier existent nu este suprascris',
    include: 'ce să conțină pentru fiecare factură; implicit, tot',
    names: 'șablonul dosarelor și al numelor de fișiere, precum {direction}/{partner}_{number}_{id}',
    format: 'formatul fișierului; implicit xlsx',
    direction: 'numai cele primite (received) sau emise (sent)',
    from: 'prima zi a emiterii',
    to: 'ultima zi a emiterii',
    wait: 'așteaptă până se termină și arată progresul',
    unreadable: 'numai pe cele care nu au putut fi citite',
    accept: 'backup: arhiva de acum este cea corectă, deși nu continuă ultima copie corectă',
    'discard-secrets': 'confirmă: ce a criptat cheia pierdută este șters',
    backup: 'numele copiei, așa cum l-a afișat backup; implicit cea mai nouă',
    json: 'un singur document JSON la ieșirea standard',
  },
  usage: {
    unknownCommand: (given: string, alike: string[] | undefined) =>
      alike
        ? `Nu există comanda „${given}” singură: poate ${alike.map((name) => `„${name}”`).join(' sau ')}?`
        : `Nu există comanda „${given}”. Vedeți: efactura-sync help`,
    unknownOption: (option: string, command: string) =>
      `„${command}” nu are opțiunea ${option}. Vedeți: efactura-sync ${command} --help`,
    twice: (option: string) => `${option} este dată de două ori.`,
    takesNoValue: (option: string) => `${option} nu primește o valoare.`,
    needsValue: (option: string) => `${option} are nevoie de o valoare.`,
    empty: (option: string) => `${option} este goală.`,
    missing: (option: string, command: string) =>
      `Lipsește ${option}. Vedeți: efactura-sync ${command} --help`,
    tooMany: (word: string, command: string) =>
      `„${word}” nu are ce căuta aici. Vedeți: efactura-sync ${command} --help`,
    tooFew: (usage: string) => `Lipsește ceva. Utilizare: efactura-sync ${usage}`,
    email: 'Nu este o adresă de e-mail: --email cere una precum ana@exemplu.ro.',
    scope: '--scope trebuie să fie admin, sync sau read.',
    expires:
      '--expires trebuie să fie o dată sau un moment din viitor, de exemplu 2027-01-31 sau 2027-01-31T12:00:00Z.',
    plan: (names: string) => `Nu există acest plan. Planurile sunt: ${names}.`,
    cif: (given: string) => `„${given}” nu este un cod fiscal.`,
    noCifs: 'Nu este niciun cod de adăugat: dați cel puțin unul sau --file.',
    file: (path: string) => `${path} nu poate fi citit.`,
  },
  interrupted: 'Întrerupt.',
  start: {
    portTaken: (port: number | undefined, address: string | undefined) =>
      `Portul ${port} la ${address} este ocupat de alt program: opriți-l sau puneți în PORT unul liber.`,
    portForbidden: (port: number) =>
      `Acest utilizator nu poate deschide portul ${port}: puneți în PORT unul peste 1023.`,
    noAddress: (address: string | undefined) =>
      `Această mașină nu are adresa ${address}: puneți în HOST una dintre adresele ei.`,
    diskFull: (path: string | undefined) =>
      `Nu mai este spațiu pe disc${path === undefined ? '' : ` (${path})`}: eliberați spațiu, apoi porniți din nou.`,
    readOnly: (path: string | undefined) =>
      `${path ?? 'Directorul de date'} este pe un sistem de fișiere fără drept de scriere: montați-l cu drept de scriere sau puneți în DATA_DIR alt loc.`,
    notWritable: (path: string) =>
      `Acest utilizator nu poate scrie în ${path}: dați-i dreptul sau puneți în DATA_DIR alt loc.`,
    setupCode: (url: string) =>
      `Nu există încă niciun cont. Deschideți ${url}; primul vizitator are nevoie o singură dată de acest cod:`,
  },
  never: 'niciodată',
  organisation: {
    none: 'Nu există încă nicio organizație. Începeți cu: efactura-sync setup --email E --organisation O --password-stdin',
    choose: (choices: string) => `Sunt mai multe organizații: alegeți una cu --org.\n${choices}`,
    unknown: (named: string, choices: string) => `Nu există organizația „${named}”. Există:\n${choices}`,
    several: (named: string, choices: string) =>
      `Mai multe organizații se numesc „${named}”: dați id-ul.\n${choices}`,
  },
  setup: {
    prompt: 'Parola: ',
    tooShort: (least: number) => `Parola are nevoie de cel puțin ${withDe(least)} caractere.`,
    tooLong: (most: number) => `Parola poate avea cel mult ${withDe(most)} caractere.`,
    oneLine: 'Parola trebuie să fie un singur rând de text.',
    done: (organisation: string, email: string) =>
      `„${organisation}” este configurată, iar ${email} este administratorul ei.`,
    known: (email: string) => `${email} are deja un cont: parola rămâne neschimbată.`,
    next: 'Urmează: efactura-sync company add CIF…, apoi efactura-sync connect',
  },
  person: {
    headings: ['E-mail', 'Nume', 'Organizații', 'Coduri', 'Chei de acces', 'Văzut'],
    yesNo: (on: boolean): string => (on ? 'da' : 'nu'),
    secondFactorOff: (email: string) =>
      `Codurile și cheile de acces ale persoanei ${email} sunt șterse, iar sesiunile ei s-au încheiat. Contul se deschide doar cu parola.`,
    noSecondFactor: (email: string) => `${email} nu are nici coduri, nici chei de acces.`,
    none: 'Nu există încă niciun cont.',
    unknown: (email: string) => `Nu există niciun cont cu adresa ${email}.`,
    changed: (email: string) => `${email} are o parolă nouă; sesiunile deschise s-au încheiat.`,
    link: (email: string) =>
      `Transmiteți linkul persoanei ${email}: este valabil o oră, o singură dată. Sesiunile ei s-au încheiat; parola veche rămâne valabilă până la folosirea linkului.`,
  },
  apiKey: {
    made: (name: string, scope: string, organisation: string) =>
      `Cheia „${name}” are dreptul ${scope} în „${organisation}”. Se afișează doar acum: păstrați-o în siguranță.`,
  },
  company: {
    headings: ['Cod', 'Rezultat', 'Observații'],
    outcomes: {
      added: 'adăugată',
      exists: 'există deja',
      invalid: 'nevalidă',
      over_limit: 'limita planului',
    },
    remarks: {
      control_digit_mismatch: 'cifra de control nu corespunde; decide ANAF',
      personal_code: 'cod numeric personal: este mascat peste tot',
    },
  },
  connect: {
    open: 'Deschideți această adresă în browserul care are certificatul și alegeți certificatul:',
    paste:
      'Browserul se oprește apoi la o adresă care începe ca mai jos; nu contează dacă pagina nu se încarcă. Copiați toată adresa din bara browserului și lipiți-o aici.',
    hurry: 'Din acel moment ANAF acordă 60 de secunde.',
    prompt: (left: string) => `Adresa (au rămas ${left}): `,
    promptPlain: 'Adresa:',
    notIt: 'Nu este adresa la care ANAF a trimis browserul: nu are un cod. Copiați-o toată.',
    nothing: 'Nu s-a lipit nicio adresă: nu s-a conectat nimic.',
    late: 'Cele zece minute ale acestei încercări au trecut: începeți din nou.',
    done: (serial: string, until: string) =>
      `Conectat: certificatul ${serial}, acces până la ${until}, reînnoit automat.`,
    unnamed: 'fără număr de serie',
    next: 'Urmează: efactura-sync sync --wait',
  },
  sync: {
    begun: (id: string) => `Sincronizarea ${id} a fost cerută. Starea ei: efactura-sync status`,
    ownHands: 'Serviciul nu rulează: lucrează chiar această comandă.',
    goesOn: 'Restul este făcut de serviciu sau de următoarea comandă „sync --wait”.',
    noCompanies: 'Nu sunt încă companii: efactura-sync company add CIF…',
    denied: (cif: string, words: string) => `${cif} este omisă, ANAF refuză certificatul: ${words}`,
    noCompany: (cif: string) => `Nu există compania ${cif} în această organizație.`,
    noReason: 'ANAF nu a dat niciun motiv.',
    listing: 'se listează',
    progress: (done: number, total: number, ended: number, companies: number) =>
      `${done} din ${total} mesaje, ${ended} din ${companies} companii`,
    line: (cif: string, state: string, counts: string) => `${cif}  ${state}${counts}`,
    counts: (listed: number | null, archived: number, failed: number) =>
      `: ${listed ?? 0} listate, ${archived} arhivate${failed > 0 ? `, ${failed} nereușite` : ''}`,
    ended: (state: string, listed: number, archived: number, pending: number) =>
      `Sincronizare ${state}: ${listed} listate, ${archived} arhivate acum, ${pending} în așteptare.`,
    states: {
      queued: 'în așteptare',
      running: 'în lucru',
      succeeded: 'reușită',
      partial: 'reușită parțial',
      failed: 'nereușită',
      cancelled: 'anulată',
    },
  },
  status: {
    organisation: 'Organizația',
    plan: 'Planul',
    automatic: 'Sincronizare automată',
    intervals: { hourly: 'la fiecare oră', daily: 'în fiecare zi', manual: 'la cerere' },
    off: 'oprită',
    lastSync: 'Ultima sincronizare completă',
    token: 'Conexiunea la ANAF',
    valid: 'valabilă',
    invalid: 'niciuna valabilă: efactura-sync connect',
    lastRun: 'Ultima sincronizare',
    triggers: { manual: 'la cerere', schedule: 'programată', reconciliation: 'de noapte' },
    headings: [
      'Cod',
      'Nume',
      'Acces',
      'Complet de la',
      'Complet până la',
      'Listate',
      'Arhivate',
      'Expirate',
      'Închise',
      'În așteptare',
    ],
    access: { granted: 'acordat', denied: 'refuzat', unknown: 'neverificat încă' },
    paused: '(sincronizarea automată oprită)',
    noCompanies: 'Nu sunt încă companii: efactura-sync company add CIF…',
    proof:
      '„Complet” înseamnă: tot ce a listat ANAF în acest interval este arhivat, a expirat sau a fost închis.',
  },
  archive: archiveRo,
  export: exportRo,
  signers: signersRo,
  plan: {
    set: (organisation: string, plan: string) => `„${organisation}” are planul „${plan}”.`,
  },
  signingKey: {
    current: (id: string, since: Date) => `${id} semnează din ${since.toISOString()}`,
    retired: (id: string, at: Date) => `${id} a semnat până la ${at.toISOString()}`,
    rotated: (id: string) =>
      `De acum certificatele sunt semnate cu ${id}; cheia dinainte a semnat că aceasta îi urmează. Publicați noua amprentă.`,
  },
  rotateKey: {
    previousMissing:
      'SECRET_KEY este setată, deci această comandă nu o poate înlocui: puneți cheia nouă în SECRET_KEY și pe cea veche în SECRET_KEY_PREVIOUS, reporniți serviciul și rulați din nou comanda.',
    done: (secrets: number) =>
      `Secrete criptate cu cheia nouă: ${secrets}. După următoarea repornire toți se autentifică din nou; cheia veche rămâne în secret.key.previous.`,
  },
  replaceLostKey: {
    fits: 'Cheia deschide tot ce este criptat în această bază de date: nu este nimic de înlocuit. Pentru a o schimba: efactura-sync rotate-key',
    running: 'Serviciul rulează: opriți-l întâi, apoi rulați din nou comanda.',
    one: (organisation: string, serial: string) => `certificatul ${serial} al „${organisation}”`,
    explain: (dataDir: string, certificates: string[]) => [
      'Cheia de aici nu este cea cu care sunt criptate secretele din această bază de date.',
      `Căutați-o întâi: secret.key și secret.key.previous din copiile de siguranță ale ${dataDir}, sau SECRET_KEY dintr-o configurație mai veche.`,
      '',
      'Dacă este pierdută definitiv, această comandă începe cu o cheie nouă:',
      certificates.length === 0
        ? '- nu este niciun certificat conectat;'
        : '- sunt șterse autorizările ANAF de mai jos, iar certificatele trebuie conectate din nou:',
      ...certificates.map((one) => `    ${one}`),
      '- arhiva și catalogul nu sunt criptate: nu se pierde nimic din ele;',
      '- toți se autentifică din nou.',
      '',
      'Pentru a continua: efactura-sync replace-lost-key --discard-secrets',
    ],
    done: (where: string, certificates: string[]) => [
      `Cheia nouă este în ${where}. Păstrați o copie a ei, separat de baza de date.`,
      ...(certificates.length === 0
        ? []
        : ['De conectat din nou:', ...certificates.map((one) => `  ${one}`)]),
    ],
  },
  backup: backupRo,
  doctor: doctorRo,
};

export type CliTexts = typeof ro;
