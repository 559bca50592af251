/** What `backup`, `restore` and `take-over` say in Romanian. */
import { formatBytes, formatInstant } from '../format.ts';
import { countRo } from '../plural.ts';

type Refusal =
  | 'no_backup'
  | 'other_archive'
  | 'key_needed'
  | 'key_not_used'
  | 'key_wanted'
  | 'damaged'
  | 'newer_program';

const keyApart =
  'Cheia secretă (secret.key sau SECRET_KEY) nu face parte din copie: păstrați o copie a ei în alt loc. Fără ea trebuie doar reconectate certificatele.';

export const backupRo = {
  progress: (files: number) => countRo(files, 'un fișier', 'fișiere'),
  restoring: (files: number, total: number) => `${files} din ${countRo(total, 'un fișier', 'fișiere')}`,
  nowhere: 'Spuneți unde: efactura-sync backup DOSAR, sau setați BACKUP_URL.',
  done: (
    name: string,
    place: string,
    { known, added, addedBytes }: { known: number; added: number; addedBytes: number },
  ) => [
    `Copia ${name} este în ${place}: ${countRo(known, 'un fișier', 'fișiere')} din arhivă, dintre care noi ${added} (${formatBytes(addedBytes, 'ro')}), și toată baza de date.`,
    keyApart,
  ],
  encrypted: 'Este criptată: fără conținutul BACKUP_KEY_FILE nu poate fi citită. Păstrați-l în alt loc.',
  notEncrypted: 'Nu este criptată: cine o citește vede toate facturile. Pentru criptare: BACKUP_KEY_FILE.',
  faults: (count: number, paths: string[]) => [
    `ATENȚIE: ${countRo(count, 'un fișier lipsește din arhivă sau este schimbat, deci nu este', 'fișiere lipsesc din arhivă sau sunt schimbate, deci nu sunt')} în copie. Rulați verify, apoi mend:`,
    ...paths.map((path) => `  ${path}`),
  ],
  missing: (count: number, paths: string[]) => [
    `ATENȚIE: ${countRo(count, 'un fișier nu este', 'fișiere nu sunt')} în copie. Rulați mend după preluare: ANAF le poate avea încă.`,
    ...paths.map((path) => `  ${path}`),
  ],
  refused: (reason: Refusal, detail: string) => {
    switch (reason) {
      case 'no_backup':
        return `Nu este nicio copie de siguranță terminată: ${detail}.`;
      case 'other_archive':
        return `În ${detail} sunt copiile altei instalări. Alegeți alt loc.`;
      case 'key_needed':
        return `Copiile din ${detail} sunt criptate: setați BACKUP_KEY_FILE.`;
      case 'key_not_used':
        return `Copiile din ${detail} nu sunt criptate, dar BACKUP_KEY_FILE este setat. Alegeți alt loc pentru copii criptate sau nu îl setați.`;
      case 'key_wanted':
        return `În ${detail} copiile se fac numai criptate: setați BACKUP_KEY_FILE, sau BACKUP_ENCRYPTION=off dacă le vreți necriptate.`;
      case 'damaged':
        return `Copia este deteriorată: ${detail}. Nimic nu a fost modificat. Încercați o copie mai veche (--backup) sau alt exemplar al acesteia.`;
      case 'newer_program':
        return `Copia este făcută de o versiune mai nouă a programului (${detail}): folosiți acea versiune.`;
    }
  },
  crypt: (detail: string) =>
    `Copia nu poate fi deschisă (${detail}). Este conținutul BACKUP_KEY_FILE cel cu care a fost făcută?`,
  notEmpty: {
    database:
      'Baza de date nu este goală: are organizații sau persoane. O copie se restaurează numai într-o instalare goală.',
    migrated:
      'Baza de date are deja tabelele unei versiuni mai noi decât copia. Folosiți o bază de date nouă, goală: DATABASE_URL, sau alt DATA_DIR.',
    archive: 'Dosarul arhivei conține fișierele altei arhive. Folosiți alt DATA_DIR sau mutați-le.',
  },
  environment: (theirs: string, ours: string) =>
    `Copia este pentru mediul ANAF „${theirs}”, iar ANAF_ENVIRONMENT este „${ours}”.`,
  running: 'Serviciul rulează pe această bază de date: opriți-l întâi.',
  restored: (
    name: string,
    takenAt: Date,
    { companies, messages, files }: { companies: number; messages: number; files: number },
  ) =>
    `Readus din copia ${name}, din ${formatInstant(takenAt, 'ro')}: ${countRo(companies, 'o companie', 'companii')}, ${countRo(messages, 'un mesaj arhivat', 'mesaje arhivate')}, ${countRo(files, 'un fișier', 'fișiere')}.`,
  notContinued: (name: string, chains: number) =>
    `ATENȚIE: arhiva nu este continuarea celei din copia ${name} (${countRo(chains, 'un lanț diferă', 'lanțuri diferă')}): baza de date este mai veche sau a fost refăcută. Păstrați copia și rulați: efactura-sync verify --backups DOSAR`,
  statementHolds: 'Capetele semnate din copie corespund.',
  statementBroken: 'ATENȚIE: capetele semnate din copie nu corespund cu ce a fost readus.',
  headsSame: 'Lanțul fiecărei companii se termină exact unde spune copia.',
  headsWrong: (n: number) =>
    `ATENȚIE: lanțul nu se termină unde spune copia la ${countRo(n, 'o companie', 'companii')}.`,
  verified: (wrong: number) =>
    wrong === 0
      ? 'Verificat: fiecare fișier, fiecare lanț și fiecare număr corespunde.'
      : `ATENȚIE: verificarea a găsit ${countRo(wrong, 'o neregulă', 'nereguli')}. Rulați: efactura-sync verify`,
  held: [
    'Instalarea este în așteptare: nu reînnoiește autorizări, nu sincronizează și nu trimite webhookuri sau e-mailuri, ca să nu se încurce cu cea veche.',
    'Puneți la loc secret.key (sau SECRET_KEY) al instalării vechi, apoi porniți serviciul și verificați.',
    'După ce instalarea veche este oprită definitiv: efactura-sync take-over',
  ],
  noArchive: (dir: string) => `În ${dir} nu este nicio arhivă: lipsește archive.id.`,
  rebuiltName: (id: string) => `Organizație refăcută ${id.slice(0, 8)}`,
  rebuilt: (r: {
    organisations: number;
    companies: number;
    messages: number;
    invoices: number;
    imported: number;
  }) =>
    `Refăcut din fișiere: ${countRo(r.organisations, 'o organizație', 'organizații')}, ${countRo(r.companies, 'o companie', 'companii')}, ${countRo(r.messages, 'un mesaj arhivat', 'mesaje arhivate')}, ${countRo(r.invoices, 'o factură', 'facturi')}, ${r.imported} importate de persoane.`,
  brokenAt: (folder: string, seq: number) =>
    `ATENȚIE: manifestul din ${folder} nu poate fi urmat de la numărul ${seq}; ce este după el nu a fost preluat.`,
  skipped: (folder: string) => `ATENȚIE: nu se știe a cui este ${folder}; nu a fost preluat.`,
  unknown: [
    'Ce nu se află în fișiere nu poate fi refăcut: persoanele și cheile API, certificatele, numele organizațiilor, textul și tipul din lista ANAF (erori și mesaje ale cumpărătorilor apar ca necunoscute), mesajele în așteptare, expirate sau închise și de cine, sincronizările, jurnalul de audit.',
    'Pentru acces: efactura-sync api-key create --org "…", apoi invitați persoanele și conectați certificatele. Sincronizarea listează din nou ultimele 60 de zile.',
  ],
  tookOver: 'Instalarea nu mai este în așteptare: un serviciu pornit începe să lucreze în cel mult un minut.',
  notHeld: 'Instalarea nu este în așteptare: nu este nimic de făcut.',
};
