/** What the page says, Romanian first. */
import type { FaultCode } from './report.ts';

const ro = {
  lang: 'ro',
  title: 'Verificare',
  lead: 'Verifică un pachet lunar, dosarul unei societăți din arhivă sau un certificat de completitudine. Pagina funcționează fără rețea: fișierele nu părăsesc acest calculator.',
  drop: 'Trageți aici un pachet (.zip), un dosar sau un certificat (.json)',
  choose: 'Alegeți fișiere',
  chooseFolder: 'Alegeți un dosar',
  key: 'Amprenta cheii emitentului (opțional)',
  keyHelp: 'Cea publicată de emitent: deosebește un certificat al lui de unul semnat de altcineva.',
  working: (done: number, total: number) => `Se verifică: ${done} din ${total}`,
  sound: 'Nicio neregulă găsită',
  partly: 'Nicio neregulă găsită, dar nu totul se poate verifica aici',
  wrong: (n: number) => `Nereguli găsite: ${n}`,
  empty: 'Nimic de verificat în aceste fișiere',
  facts: {
    files: 'Fișiere',
    sums: 'Sume de control',
    links: 'Verigi ale lanțului',
    seals: 'Sigilii ANAF valide',
    noSeal: 'Fișiere fără sigiliu',
    notHere: 'Mesaje ale perioadei care nu sunt în pachet (erori, mesaje ale cumpărătorilor)',
  },
  documents: 'Documente semnate',
  types: {
    'efactura-sync/completeness': 'Certificat de completitudine',
    'efactura-sync/pack': 'Pachet lunar',
    'efactura-sync/heads': 'Capetele lanțurilor',
  } as Record<string, string>,
  signedBy: 'Cheia semnatară',
  compare: 'Comparați-o cu cea publicată de emitent: pagina nu o poate cunoaște.',
  known: 'este cea indicată',
  period: 'Perioada',
  company: 'Societatea',
  complete: 'complet',
  incomplete: 'incomplet',
  stamped: (at: string, who: string) =>
    `Marcă temporală ${at}, ${who}; încrederea în această autoritate o decideți dumneavoastră`,
  notStamped: 'fără marcă temporală',
  unchecked: 'Nu se poate verifica aici',
  notInChain: 'originale care nu sunt în lanț: importate de o persoană sau schimbate',
  reason: (why: string) =>
    why === 'zip'
      ? 'sigilii ale unor originale care nu pot fi deschise'
      : `sigilii sau mărci temporale, cu motivul „${why}”`,
  faults: {
    changed: 'Conținutul a fost schimbat',
    missing: 'Fișierul lipsește',
    added: 'Fișier adăugat, care nu este în listă',
    sums_changed: 'Lista sumelor de control nu este cea semnată',
    not_signed_pack: 'Lista sumelor de control nu este semnată',
    signature: 'Semnătura nu corespunde documentului',
    unreadable_document: 'Documentul semnat nu poate fi citit',
    two_keys: 'Documentele sunt semnate cu chei diferite',
    other_key: 'Semnat cu altă cheie decât cea indicată',
    timestamp: 'Marca temporală nu corespunde semnăturii',
    chain_order: 'Un număr al lanțului lipsește sau este mutat',
    chain_broken: 'O verigă nu decurge din cea dinainte',
    chain_head: 'Lanțul nu este cel din documentul semnat',
    seal: 'Sigiliul ANAF nu corespunde documentului',
    unreadable_zip: 'Fișierul nu este un ZIP întreg: nu poate fi citit',
  } satisfies Record<FaultCode, string> as Record<FaultCode, string>,
};

export type Texts = typeof ro;

const en: Texts = {
  lang: 'en',
  title: 'Verifier',
  lead: 'Checks a monthly pack, a company’s folder of an archive, or a certificate of completeness. The page works without the network: files do not leave this computer.',
  drop: 'Drop a pack (.zip), a folder or a certificate (.json) here',
  choose: 'Choose files',
  chooseFolder: 'Choose a folder',
  key: 'Fingerprint of the issuer’s key (optional)',
  keyHelp:
    'The one that the issuer publishes: it tells a certificate of theirs from one that a stranger signed.',
  working: (done, total) => `Checking: ${done} of ${total}`,
  sound: 'Nothing wrong was found',
  partly: 'Nothing wrong was found, but not everything can be checked here',
  wrong: (n) => `Faults found: ${n}`,
  empty: 'There is nothing to check in these files',
  facts: {
    files: 'Files',
    sums: 'Checksums',
    links: 'Links of the chain',
    seals: 'Seals of ANAF that hold',
    noSeal: 'Files without a seal',
    notHere: 'Messages of the period that are not in the pack (errors, messages of buyers)',
  },
  documents: 'Signed documents',
  types: {
    'efactura-sync/completeness': 'Certificate of completeness',
    'efactura-sync/pack': 'Monthly pack',
    'efactura-sync/heads': 'Heads of the chains',
  },
  signedBy: 'Signing key',
  compare: 'Compare it with the one that the issuer publishes: this page cannot know it.',
  known: 'is the one that was given',
  period: 'Period',
  company: 'Company',
  complete: 'complete',
  incomplete: 'not complete',
  stamped: (at, who) => `Time-stamp ${at}, ${who}; whether this authority is trusted is yours to decide`,
  notStamped: 'no time-stamp',
  unchecked: 'Cannot be checked here',
  notInChain: 'originals that are not in the chain: imported by a person, or changed',
  reason: (why) =>
    why === 'zip'
      ? 'seals of originals that cannot be opened'
      : `seals or time-stamps, with the reason “${why}”`,
  faults: {
    changed: 'The content was changed',
    missing: 'The file is missing',
    added: 'A file was added that is not in the list',
    sums_changed: 'The list of checksums is not the one that was signed',
    not_signed_pack: 'The list of checksums is not signed',
    signature: 'The signature does not fit the document',
    unreadable_document: 'The signed document cannot be read',
    two_keys: 'The documents are signed with different keys',
    other_key: 'Signed with another key than the one that was given',
    timestamp: 'The time-stamp does not fit the signature',
    chain_order: 'A number of the chain is missing or moved',
    chain_broken: 'A link does not follow from the one before it',
    chain_head: 'The chain is not the one of the signed document',
    seal: 'The seal of ANAF does not fit the document',
    unreadable_zip: 'The file is no complete ZIP and cannot be read',
  },
};

export const texts: Record<string, Texts> = { ro, en };
