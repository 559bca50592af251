/** What the command line says in Romanian. */

import { withDe } from '../plural.ts';
import { archiveRo } from './archive-ro.ts';
import { exportRo } from './export-ro.ts';
import type { Words } from './messages.ts';
import { signersRo } from './signers-ro.ts';

export const ro: Words = {
  language: 'ro',
  help: {
    intro:
      'E-Factura Sync: toate facturile pe care ANAF le are pentru firmele dumneavoastră, cu dovada că nu lipsește nimic.',
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
      1: 's-a încercat și nu s-a reușit',
      2: 'comanda nu a fost înțeleasă; nu s-a făcut nimic',
      3: 'este nevoie de o persoană: o configurare, un certificat, un drept la ANAF',
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
      month: 'AAAA-LL',
      out: 'CALE',
      include: 'zip,xml,pdf',
      names: 'ȘABLON',
      format: 'xlsx|csv|json|saga',
      direction: 'received|sent',
      from: 'ZI',
      to: 'ZI',
      wait: '',
      unreadable: '',
      json: '',
    },
  },
  commands: {
    setup: 'creează primul cont cu organizația lui, sau încă o organizație',
    'api-key create':
      'creează o cheie pentru un program; se afișează o singură dată, singură la ieșirea standard',
    'company add': 'adaugă firme după codul fiscal, fiecare cu un verdict',
    connect: 'conectează un certificat la ANAF: deschideți o adresă, apoi lipiți unde a ajuns browserul',
    sync: 'aduce ce este nou de la ANAF, pentru toate firmele sau pentru una',
    status: 'cum stau organizația și firmele ei',
    verify: 'verifică dacă tot ce este păstrat este ce a fost păstrat; nu schimbă nimic',
    backfill: 'citește un dosar cu arhive ZIP vechi în catalogul unei firme',
    reprocess: 'citește din nou arhivele ZIP păstrate și aduce catalogul la zi',
    'export pack': 'luna unei firme ca ZIP: originale, documente, PDF-uri, index, ce lipsește',
    'export search': 'facturi ca XLSX, CSV, JSON sau fișiere pe care le importă SAGA',
    'signers trust': 'acceptă sigiliile unui certificat, pentru toată instalarea',
    'signers distrust': 'nu le accepta și nu mai întreba',
    signers: 'ale cui sigilii au venit cu documentele și dacă sunt acceptate',
    doctor: 'verifică tot ce îi trebuie serviciului și spune ce e de făcut',
    'plan set': 'stabilește planul unei organizații',
    'rotate-key': 'pune toate secretele sub o cheie nouă',
  },
  options: {
    email: 'adresa de e-mail a persoanei',
    organisation: 'numele organizației',
    name: 'un nume pe care îl citesc oamenii',
    'password-stdin': 'citește parola de la intrarea standard, niciodată din argumente',
    org: 'organizația, după nume sau id; necesară când sunt mai multe',
    scope: 'ce poate face cheia: admin (implicit) include sync, care include read',
    expires: 'când expiră cheia, de exemplu 2027-01-31 sau 2027-01-31T12:00:00Z',
    file: 'un CSV cu coduri și nume; - înseamnă intrarea standard',
    company: 'numai această firmă',
    month: 'în care au devenit disponibile în SPV, după ora României',
    out: 'un dosar sau numele fișierului; ce există deja rămâne',
    include: 'ce anume din fiecare factură; tot, dacă nu se spune',
    names: 'dosarele și numele fișierelor, precum {direction}/{partner}_{number}_{id}',
    format: 'al fișierului; xlsx, dacă nu se spune',
    direction: 'numai cele primite (received) sau emise (sent)',
    from: 'prima zi a emiterii',
    to: 'ultima zi a emiterii',
    wait: 'așteaptă până se termină și arată cât s-a făcut',
    unreadable: 'numai pe cele care nu au putut fi citite',
    json: 'un singur document JSON la ieșirea standard',
  },
  usage: {
    unknownCommand: (given, alike) =>
      alike
        ? `Nu există comanda „${given}” singură: poate ${alike.map((name) => `„${name}”`).join(' sau ')}?`
        : `Nu există comanda „${given}”. Vedeți: efactura-sync help`,
    unknownOption: (option, command) =>
      `„${command}” nu are opțiunea ${option}. Vedeți: efactura-sync ${command} --help`,
    twice: (option) => `${option} este dată de două ori.`,
    takesNoValue: (option) => `${option} nu primește o valoare.`,
    needsValue: (option) => `${option} are nevoie de o valoare.`,
    empty: (option) => `${option} este goală.`,
    missing: (option, command) => `Lipsește ${option}. Vedeți: efactura-sync ${command} --help`,
    tooMany: (word, command) => `„${word}” este în plus. Vedeți: efactura-sync ${command} --help`,
    tooFew: (usage) => `Lipsește ceva. Utilizare: efactura-sync ${usage}`,
    email: 'Nu este o adresă de e-mail: --email cere una precum ana@exemplu.ro.',
    scope: '--scope este admin, sync sau read.',
    expires:
      '--expires este o dată sau un moment din viitor, de exemplu 2027-01-31 sau 2027-01-31T12:00:00Z.',
    plan: (names) => `Nu există acest plan. Există: ${names}.`,
    cif: (given) => `„${given}” nu este un cod fiscal.`,
    noCifs: 'Nu este niciun cod de adăugat: dați câteva, sau --file.',
    file: (path) => `${path} nu poate fi citit.`,
  },
  interrupted: 'Întrerupt.',
  never: 'niciodată',
  organisation: {
    none: 'Nu există încă nicio organizație. Începeți cu: efactura-sync setup --email E --organisation O --password-stdin',
    choose: (choices) => `Sunt mai multe organizații: spuneți care, cu --org.\n${choices}`,
    unknown: (named, choices) => `Nu există organizația „${named}”. Există:\n${choices}`,
    several: (named, choices) => `Mai multe organizații se numesc „${named}”: dați id-ul.\n${choices}`,
  },
  setup: {
    prompt: 'Parola: ',
    tooShort: (least) => `Parola are nevoie de cel puțin ${withDe(least)} caractere.`,
    tooLong: (most) => `Parola poate avea cel mult ${withDe(most)} caractere.`,
    oneLine: 'Parola este un singur rând de text.',
    done: (organisation, email) =>
      `„${organisation}” este configurată, iar ${email} este administratorul ei.`,
    known: (email) => `${email} are deja un cont: parola lui rămâne cum era.`,
    next: 'Urmează: efactura-sync company add CIF…, apoi efactura-sync connect',
  },
  apiKey: {
    made: (name, scope, organisation) =>
      `Cheia „${name}” are dreptul ${scope} în „${organisation}”. Se afișează doar acum: păstrați-o în siguranță.`,
  },
  company: {
    headings: ['Cod', 'Verdict', 'Observații'],
    outcomes: { added: 'adăugată', exists: 'exista', invalid: 'nevalidă', over_limit: 'peste plan' },
    remarks: {
      control_digit_mismatch: 'cifra de control nu se potrivește; ANAF are ultimul cuvânt',
      personal_code: 'codul unei persoane: se maschează peste tot',
    },
  },
  connect: {
    open: 'Deschideți această adresă în browserul care are certificatul și alegeți certificatul:',
    paste:
      'Browserul ajunge apoi la o adresă care începe ca mai jos; nu contează dacă pagina nu se încarcă. Copiați toată adresa din bara browserului și lipiți-o aici.',
    hurry: 'Din clipa în care browserul ajunge acolo, ANAF lasă 60 de secunde.',
    prompt: (left) => `Adresa (au rămas ${left}): `,
    promptPlain: 'Adresa:',
    notIt: 'Nu este adresa la care ANAF a trimis browserul: nu are un cod. Copiați-o toată.',
    nothing: 'Nu s-a lipit nicio adresă: nu s-a conectat nimic.',
    late: 'Cele zece minute ale acestei încercări au trecut: începeți din nou.',
    done: (serial, until) => `Conectat: certificatul ${serial}, acces până la ${until}, reînnoit de la sine.`,
    unnamed: 'fără număr de serie',
    next: 'Urmează: efactura-sync sync --wait',
  },
  sync: {
    begun: (id) => `Rularea ${id} este cerută. Starea ei: efactura-sync status`,
    ownHands: 'Nu o preia niciun serviciu: o lucrează chiar această comandă.',
    goesOn: 'Ce a rămas așteaptă serviciul, sau următorul „sync --wait”.',
    noCompanies: 'Nu sunt încă firme: efactura-sync company add CIF…',
    denied: (cif, words) => `${cif} este lăsată deoparte, ANAF refuză certificatul: ${words}`,
    noCompany: (cif) => `Nu există firma ${cif} în această organizație.`,
    removed: 'ANAF nu a spus mai mult.',
    listing: 'se listează',
    progress: (done, total, ended, companies) =>
      `${done} din ${total} mesaje, ${ended} din ${companies} firme`,
    line: (cif, state, counts) => `${cif}  ${state}${counts}`,
    counts: (listed, archived, failed) =>
      `: ${listed ?? 0} listate, ${archived} arhivate${failed > 0 ? `, ${failed} nereușite` : ''}`,
    ended: (state, listed, archived, pending) =>
      `Rularea: ${state}; ${listed} listate, ${archived} arhivate acum, ${pending} în așteptare.`,
    states: {
      queued: 'așteaptă',
      running: 'în lucru',
      succeeded: 'reușită',
      partial: 'reușită în parte',
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
    lastRun: 'Ultima rulare',
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
    access: { granted: 'acordat', denied: 'refuzat', unknown: 'neîntrebat încă' },
    paused: '(sincronizarea automată oprită)',
    noCompanies: 'Nu sunt încă firme: efactura-sync company add CIF…',
    proof:
      '„Complet” înseamnă: tot ce a listat ANAF în acest interval este păstrat, a expirat sau a fost închis.',
  },
  archive: archiveRo,
  export: exportRo,
  signers: signersRo,
  plan: {
    set: (organisation, plan) => `„${organisation}” are planul „${plan}”.`,
  },
  rotateKey: {
    previousMissing:
      'SECRET_KEY este dată, deci nu o putem face noi: puneți cheia nouă în SECRET_KEY și pe cea veche în SECRET_KEY_PREVIOUS, reporniți serviciul și rulați din nou comanda.',
    done: (secrets: number) =>
      `${secrets} secrete au fost puse sub cheia nouă. După următoarea repornire toată lumea se autentifică din nou; cheia veche rămâne în secret.key.previous.`,
  },
  doctor: {
    verdicts: { ok: 'bine', warn: 'atenție', fail: 'GREȘIT' },
    sound: 'Tot ce s-a verificat este în ordine.',
    warned: (n) => `${n} de văzut; nimic nu oprește serviciul să meargă.`,
    failed: (n) => `${n} de reparat înainte ca serviciul să poată merge bine.`,
    names: {
      node: 'Node.js',
      settings: 'Setările',
      secretKey: 'Cheia secretă',
      dataDir: 'Directorul de date',
      database: 'Baza de date',
      archive: 'Arhiva',
      application: 'Aplicația la ANAF',
      redirect: 'Adresa de întoarcere',
      hosts: 'Gazdele ANAF (opțional)',
      clock: 'Ceasul',
      tokens: 'Conexiunile',
      timeZone: 'Fusurile orare',
      worker: 'Serviciul',
    },
    node: {
      old: (found) =>
        `${found}: este nevoie de versiunea 22.19 sau mai nouă; scripturile npm aduc 24 cu ele.`,
    },
    settings: { fine: 'se pot citi' },
    secretKey: {
      given: 'dată în SECRET_KEY',
      file: (path) => `${path}, numai pentru proprietarul ei`,
      open: (path) => `${path} poate fi citită de alții: chmod 600 ${path}`,
      later: 'o face prima pornire; păstrați o copie a ei, separat de baza de date',
      gone: (path) =>
        `${path} lipsește, dar există o bază de date: fără cheie, tokenurile ei nu pot fi deschise. Aduceți-o din copia de siguranță.`,
      broken: (path) => `${path} nu conține o cheie de 32 de octeți: aduceți-o din copia de siguranță.`,
      unreadable: (path) => `${path} nu poate fi citită de acest utilizator.`,
    },
    dataDir: {
      fine: (path, free) => `${path}, ${free} liberi`,
      later: (path, free) => `${path} este făcut de prima pornire, ${free} liberi`,
      little: (path, free) => `${path} mai are doar ${free}: faceți loc, sau mutați DATA_DIR.`,
      notWritable: (path) =>
        `${path} nu poate fi scris de acest utilizator: schimbați proprietarul, sau DATA_DIR.`,
    },
    database: {
      later: 'PostgreSQL încorporat; o face prima pornire',
      fine: (version, migrations) => `PostgreSQL ${version}, ${withDe(migrations)} migrări, la zi`,
      empty: (version) => `PostgreSQL ${version}, încă goală; o umple prima pornire`,
      behind: (version, missing) =>
        `PostgreSQL ${version}, în urmă cu ${withDe(missing)} migrări; le aplică următoarea pornire`,
      newer: 'Baza de date este a unei versiuni mai noi a programului: porniți acea versiune.',
      otherEnvironment: (pinned) =>
        `Baza de date aparține mediului ANAF „${pinned}”: puneți-l în ANAF_ENVIRONMENT, sau folosiți altă bază de date.`,
    },
    archive: {
      later: (path) => `${path} este făcută de prima pornire`,
      fine: (path, free) => `${path} poate fi scrisă, ${free} liberi`,
      noIncoming: (path) =>
        `${path} nu este încă o arhivă, iar prima pornire o creează; dacă există deja una, discul ei nu este montat`,
      faults: {
        full: (path) =>
          `nu mai este loc unde se află ${path}: eliberați spațiu. Nimic nu se pierde, mesajele așteaptă și sunt luate de următoarea rulare.`,
        read_only: (path) =>
          `${path} nu poate fi scrisă: dați-o acestui utilizator sau montați-o cu drept de scriere. Până atunci mesajele așteaptă.`,
        unavailable: (path) =>
          `${path} nu este arhiva: este montat discul ei? Mesajele așteaptă până revine. Dacă e pierdută definitiv, restaurați-o din copia de siguranță sau creați ${path}/incoming pentru a începe din nou.`,
        missing: (path) => `din ${path} lipsește un dosar: este montat discul ei?`,
        conflict: (path) => `${path} este folosită într-un mod neașteptat: vedeți jurnalul.`,
      },
    },
    application: {
      fine: (environment) => `client id și client secret sunt puse, pentru „${environment}”`,
      none: (callback) =>
        `lipsește: înregistrați o aplicație pe portalul dezvoltatorilor anaf.ro (serviciul E-Factura, callback ${callback}), apoi puneți ANAF_CLIENT_ID și ANAF_CLIENT_SECRET.`,
    },
    redirect: {
      http: (uri) => `${uri} este http: ANAF înregistrează numai https; folosește doar la mediul de probă.`,
    },
    hosts: {
      fine: (hosts) => `răspund: ${hosts}`,
      unreached: (hosts) =>
        `nu răspund de aici: ${hosts}. ANAF poate fi oprit, sau un firewall stă între; serviciul așteaptă și încearcă din nou.`,
    },
    clock: {
      same: (ms) =>
        `la cel mult ${ms} ms de al bazei de date; al ANAF se află din răspunsurile lui, la sincronizare`,
      apart: (seconds) =>
        `la ${seconds} s de ceasul bazei de date: potriviți-le prin NTP. ANAF refuză listări care se termină în viitorul lui.`,
      unknown: 'necomparat: al ANAF se află din răspunsurile lui, la sincronizare',
    },
    tokens: {
      none: 'niciun certificat nu este conectat: efactura-sync connect',
      fine: (n, days) => `${n} valabile, cea mai veche autentificare acum ${withDe(days)} zile`,
      invalid: (which) => `nu mai sunt valabile, o persoană trebuie să conecteze din nou: ${which}`,
      ageing: (which) =>
        `aproape de anul pe care ANAF îl documentează pentru o autentificare, conectați din nou curând: ${which}`,
      one: (organisation, serial) => `certificatul ${serial} al „${organisation}”`,
    },
    timeZone: {
      fine: 'Europe/Bucharest este cunoscut',
      none: 'Europe/Bucharest nu este cunoscut acestui Node.js: folosiți unul cu date ICU complete.',
    },
    worker: {
      alive: 'un serviciu este conectat la baza de date',
      none: 'niciunul nu este conectat la baza de date: fără el nimic nu se sincronizează de la sine. Porniți-l: npm start',
    },
  },
};
