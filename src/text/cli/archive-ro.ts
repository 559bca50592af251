/** What `verify`, `backfill` and `reprocess` say in Romanian. */

import type { FindingKind, MendOutcome } from '../../core/integrity.ts';
import type { SealVerdict } from '../../core/invoice.ts';
import { formatInstant } from '../format.ts';
import { withDe } from '../plural.ts';

const restore = 'Restaurați fișierul din copia de siguranță; verify confirmă dacă este cel corect.';
const mendOrRestore =
  'Rulați mend cât timp ANAF mai are mesajul sau restaurați fișierul din copia de siguranță; verify confirmă dacă este cel corect.';
const tampered =
  'Baza de date a fost modificată: comparați-o cu o copie de siguranță și cu ultima amprentă a arhivei pe care o aveți pe hârtie.';
const listsDiffer =
  'Nimic: preluăm toate mesajele arătate și comparăm din nou în fiecare noapte. Dacă durează, trimiteți la ANAF răspunsurile păstrate la constatare.';
const manifestByHand =
  'Dacă lanțul din baza de date este intact, baza de date este cea corectă: mutați manifestul deoparte, iar următoarea sincronizare scrie altul. Aflați cine a scris în arhivă.';

export const archiveRo = {
  verify: {
    progress: (done: number, total: number) => `${done} din ${withDe(total)} mesaje`,
    sound: (messages: number, companies: number) =>
      `În regulă: ${withDe(messages)} mesaje arhivate, din ${withDe(companies)} companii, sunt neschimbate.`,
    wrong: (n: number) => `Constatări de rezolvat: ${n}.`,
    notes: (n: number) => `Observații care se rezolvă automat: ${n}.`,
    seals: (counts: string) => `Sigiliile ministerului (${counts}).`,
    sealVerdicts: {
      valid: 'valide',
      valid_unknown_signer: 'valide, de la un semnatar necunoscut',
      tampered: 'care nu corespund',
      missing: 'lipsă',
      not_checkable: 'imposibil de verificat',
      not_checked: 'neverificate',
    } satisfies Record<SealVerdict, string>,
    more: (n: number) => `… și încă ${n} la fel`,
    todo: 'De făcut',
    expected: (text: string) => `păstrat: ${text}`,
    found: (text: string) => `găsit: ${text}`,
    noCompany: '(nicio companie)',
    headWrong: '--head cere cele 64 de cifre hexazecimale afișate de verify --json.',
    backup: (name: string) => `Cu copia de siguranță ${name}:`,
    statementUnread: (file: string) =>
      `${file} nu poate fi citit, sau nu este un certificat semnat ori o listă de capete (JSON).`,
    statementSigned: {
      ours: (madeAt: string) => `Documentul din ${madeAt} este semnat cu cheia acestei instalări.`,
      retired: (madeAt: string) =>
        `Documentul din ${madeAt} este semnat cu o cheie mai veche a acestei instalări.`,
      stranger: (madeAt: string) =>
        `Documentul din ${madeAt} este semnat cu o cheie pe care această instalare nu o cunoaște.`,
      broken: (madeAt: string) => `Semnătura documentului din ${madeAt} nu corespunde conținutului.`,
    },
    stampUnchecked:
      'Marca temporală a documentului nu se poate verifica aici: /verificare sau openssl ts -verify o verifică.',
    statementHead: {
      continues: (cif: string, seq: number) => `  ${cif}  nr. ${seq}: arhiva de azi îl continuă.`,
      rolled_back: (cif: string, seq: number) =>
        `  ${cif}  nr. ${seq}: lanțul de azi este mai scurt; baza de date este mai veche decât documentul.`,
      different: (cif: string, seq: number) =>
        `  ${cif}  nr. ${seq}: lanțul de azi are altă amprentă; a fost reconstruit.`,
      unknown_company: (cif: string, seq: number) =>
        `  ${cif}  nr. ${seq}: societatea nu este în această arhivă.`,
    },
    headFound: (cif: string, seq: number, archivedAt: Date) =>
      `Amprenta dată este a originalului ${seq} al companiei ${cif}, arhivat la ${formatInstant(archivedAt, 'ro')}: dacă mai sus nu apare nicio constatare, nimic până la el nu a fost modificat, șters sau înlocuit.`,
    headLost:
      'Amprenta dată nu apare în niciun lanț: un original arhivat înainte de tipărirea ei a fost modificat sau șters, ori baza de date este mai veche decât amprenta.',
    kinds: {
      file_missing: { means: 'un ZIP arhivat lipsește', todo: mendOrRestore },
      file_size: { means: 'un ZIP arhivat este mai lung sau mai scurt decât era', todo: mendOrRestore },
      file_changed: { means: 'un ZIP arhivat s-a schimbat de când a fost păstrat', todo: mendOrRestore },
      file_unreadable: {
        means: 'un ZIP arhivat nu poate fi citit de pe disc',
        todo: `Verificați discul și drepturile fișierului. ${mendOrRestore}`,
      },
      backfill_missing: { means: 'un ZIP importat cu backfill lipsește', todo: restore },
      backfill_changed: {
        means: 'un ZIP importat cu backfill s-a schimbat de când a fost păstrat',
        todo: restore,
      },
      backfill_unreadable: {
        means: 'un ZIP importat cu backfill nu poate fi citit de pe disc',
        todo: `Verificați discul și drepturile fișierului. ${restore}`,
      },
      orphan_file: {
        means: 'un fișier pe care baza de date nu îl cunoaște',
        todo: 'Nu dăunează. Dacă baza de date a fost restaurată dintr-o copie, poate fi o factură mai nouă decât copia: păstrați-l și sincronizați. Altfel mutați-l din arhivă.',
      },
      file_without_row: {
        means: 'un ZIP al cărui mesaj este încă în așteptare: un proces s-a oprit după scrierea fișierului',
        todo: 'Nimic: următoarea sincronizare îl înregistrează.',
      },
      chain_broken: { means: 'amprenta unui rând nu corespunde cu el și cu cel dinainte', todo: tampered },
      chain_gap: { means: 'un rând al lanțului lipsește', todo: tampered },
      head_wrong: { means: 'lanțul companiei nu se termină la amprenta înregistrată', todo: tampered },
      manifest_differs: { means: 'manifestul și baza de date diferă', todo: manifestByHand },
      manifest_unreadable_line: {
        means: 'un rând al manifestului nu a fost scris de acest program',
        todo: manifestByHand,
      },
      manifest_ahead: {
        means: 'manifestul are rânduri pe care baza de date nu le are',
        todo: 'Baza de date este mai veche decât arhiva: restaurați una mai nouă sau sincronizați: ANAF listează din nou ultimele 60 de zile, iar fișierele existente sunt înregistrate.',
      },
      manifest_torn: {
        means: 'ultimul rând al manifestului a fost întrerupt de o oprire bruscă',
        todo: 'Nimic: următoarea sincronizare îl repară.',
      },
      manifest_behind: {
        means: 'ultimele rânduri nu sunt încă în manifest',
        todo: 'Nimic: următoarea sincronizare sau noaptea următoare îl completează.',
      },
      seal_tampered: {
        means: 'un document nu este cel sigilat sau semnătura sigiliului nu este corectă',
        todo: 'Fișierul este cel primit de la ANAF. Cereți verificarea la ANAF (POST /invoices/{id}/seal/check) și lămuriți cu partenerul; nu vă bazați pe document.',
      },
      seal_differs: {
        means: 'verdictul înregistrat al unui sigiliu diferă de cel din fișier',
        todo: 'Rulați reprocess, care verifică din nou sigiliile. Dacă verdictul nu vine de la o versiune mai veche a programului, baza de date a fost modificată.',
      },
      ledger_count: {
        means: 'un contor al registrului diferă de numărul rândurilor lui',
        todo: tampered,
      },
      only_in_simple_list: {
        means: 'lista simplă a ANAF are mesaje pe care lista cu pagini nu le are',
        todo: listsDiffer,
      },
      only_in_paged_list: {
        means: 'lista cu pagini a ANAF are mesaje pe care lista simplă nu le are',
        todo: listsDiffer,
      },
      only_in_status: {
        means: 'starea unei încărcări numește un mesaj pe care ANAF nu l-a listat',
        todo: listsDiffer,
      },
    } satisfies Record<FindingKind, { means: string; todo: string }>,
  },
  mend: {
    none: 'Niciun original nu lipsește și niciunul nu este deteriorat.',
    ended: (mended: number, left: number) =>
      `Originale refăcute: ${mended}; rămase lipsă sau deteriorate: ${left}.`,
    outcomes: {
      mended: () => 'refăcut: ANAF a trimis aceiași octeți ca la prima descărcare',
      other_bytes: (path) =>
        `ANAF a trimis alți octeți decât cei înregistrați; ambele fișiere sunt păstrate, cel nou ca ${path}`,
      expired: () =>
        'ANAF a șters mesajul după cele 60 de zile: restaurați fișierul dintr-o copie de siguranță',
      no_id: () => 'mesajul nu are id la ANAF: restaurați fișierul dintr-o copie de siguranță',
      no_connection: () => 'niciun certificat nu este conectat pentru companie',
      not_now: (code) => `ANAF nu l-a trimis (${code}): rulați din nou mend mai târziu`,
    } satisfies Record<MendOutcome, (detail: string) => string>,
  },
  backfill: {
    progress: (n: number) => `${withDe(n)} fișiere`,
    folder: (dir: string, code: string) => `${dir} nu poate fi citit (${code}).`,
    none: (dir: string) => `Nu există niciun fișier .zip sau .xml în ${dir}.`,
    ended: (added: number, known: number) => `${withDe(added)} facturi adăugate, ${known} existau deja.`,
    left: (n: number) => `Fișiere neimportate, ${n}:`,
    outcomes: {
      not_an_invoice: 'Nu este o factură: conține erorile unei încărcări sau un mesaj al cumpărătorului.',
      other_company: 'Compania nu este nici vânzătorul, nici cumpărătorul din document.',
    },
    /** Each a whole sentence; the detail comes from the file. */
    refusals: {
      file: (detail: string) => `Fișierul nu poate fi citit de pe disc (${detail}).`,
      too_large: (megabytes: string) => `Are ${megabytes} MB; se citesc cel mult 50 MB.`,
      cannot_be_opened: (detail: string) => `Arhiva ZIP nu poate fi deschisă: ${detail}.`,
      nested_too_deep: (depth: string) => `Arhivele ZIP sunt una în alta de peste ${depth} ori.`,
      nothing_inside: (files: string) => `Cele ${files} fișiere din arhivă nu sunt nici ZIP, nici XML.`,
      no_invoice_xml: () =>
        'Fișierul XML nu este o factură: rădăcina lui nu este Invoice, CreditNote sau CrossIndustryInvoice.',
      unreadable: (detail: string) => `Factura nu poate fi citită, deci nu se știe a cui este: ${detail}.`,
      zip_not_a_zip: (detail: string) => `Fișierul nu este o arhivă ZIP: ${detail}.`,
      zip_corrupt: (detail: string) => `Arhiva ZIP este deteriorată: ${detail}.`,
      zip_encrypted: () => 'Arhiva ZIP este protejată cu parolă.',
      zip_unsupported: (detail: string) =>
        `Arhiva ZIP este comprimată printr-o metodă care nu se citește: ${detail}.`,
      zip_too_large: (detail: string) => `Conținutul arhivei ZIP este prea mare: ${detail}.`,
      zip_too_many_entries: (detail: string) => `Arhiva ZIP are prea multe fișiere: ${detail}.`,
      zip_no_document: () => 'În arhiva ZIP nu este niciun document.',
      zip_other_document: () =>
        'Documentul din arhiva ZIP nu are un nume după care să se știe ce factură este.',
      zip_ambiguous: (detail: string) =>
        `Arhiva ZIP are mai multe documente diferite cu același nume: ${detail}.`,
      other: (detail: string) => `Fișierul nu poate fi folosit: ${detail}.`,
    },
  },
  reprocess: {
    progress: (n: number) => `${withDe(n)} arhive ZIP`,
    ended: (zips: number, changed: number, restored: number) =>
      `${withDe(zips)} arhive ZIP citite din nou; înregistrări schimbate: ${changed}, refăcute: ${restored}.`,
    unreadable: (n: number) => `Încă nu pot fi citite: ${n}.`,
    damaged: (n: number) => `Schimbate de când au fost păstrate: ${n}. Vedeți: efactura-sync verify`,
  },
};
