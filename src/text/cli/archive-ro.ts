/** What `verify`, `backfill` and `reprocess` say in Romanian. */

import { withDe } from '../plural.ts';
import type { archiveEn } from './archive-en.ts';

const restore = 'Restaurați fișierul din copia de siguranță; verify spune când este cel bun.';
const tampered =
  'Cineva sau ceva a schimbat baza de date: comparați cu o copie de siguranță și cu ultimul capăt de lanț pe care îl aveți pe hârtie.';
const manifestByHand =
  'Dacă lanțul bazei de date este întreg, ea are dreptate: mutați manifestul deoparte, iar următoarea sincronizare îl scrie din nou. Aflați cine a scris în arhivă.';

export const archiveRo: typeof archiveEn = {
  verify: {
    progress: (done, total) => `${done} din ${withDe(total)} mesaje`,
    sound: (messages, companies) =>
      `În regulă: ${withDe(messages)} mesaje arhivate, din ${withDe(companies)} firme, sunt cele păstrate.`,
    wrong: (n) => `Constatări care cer o persoană: ${n}.`,
    notes: (n) => `Observații care se rezolvă de la sine: ${n}.`,
    seals: (counts) => `Sigiliile ministerului (${counts}).`,
    sealVerdicts: {
      valid: 'valide',
      valid_unknown_signer: 'valide, de la un semnatar necunoscut',
      tampered: 'care nu corespund',
      missing: 'lipsă',
      not_checkable: 'imposibil de verificat',
      not_checked: 'neverificate',
    },
    more: (n) => `… și încă ${n} la fel`,
    todo: 'De făcut',
    expected: (text) => `păstrat: ${text}`,
    found: (text) => `găsit: ${text}`,
    nobody: '(nicio firmă)',
    kinds: {
      file_missing: { means: 'un ZIP arhivat lipsește', todo: restore },
      file_size: { means: 'un ZIP arhivat este mai lung sau mai scurt decât era', todo: restore },
      file_changed: { means: 'un ZIP arhivat conține alți octeți decât cei păstrați', todo: restore },
      file_unreadable: {
        means: 'discul nu dă un ZIP arhivat',
        todo: `Verificați discul și dreptul de citire. ${restore}`,
      },
      backfill_missing: { means: 'un ZIP adus de un backfill lipsește', todo: restore },
      backfill_changed: { means: 'un ZIP adus de un backfill conține alți octeți', todo: restore },
      backfill_unreadable: {
        means: 'discul nu dă un ZIP adus de un backfill',
        todo: `Verificați discul și dreptul de citire. ${restore}`,
      },
      orphan_file: {
        means: 'un fișier pe care baza de date nu îl cunoaște',
        todo: 'Nu strică nimic. Dacă baza de date a fost restaurată dintr-o copie, poate fi o factură mai nouă decât copia: păstrați-l și sincronizați. Altfel mutați-l din arhivă.',
      },
      file_without_row: {
        means: 'un ZIP al cărui mesaj este încă în așteptare: un proces a murit între cele două',
        todo: 'Nimic: următoarea sincronizare îl preia.',
      },
      chain_broken: { means: 'suma unui rând nu decurge din el și din cel dinainte', todo: tampered },
      chain_gap: { means: 'un rând al lanțului lipsește', todo: tampered },
      head_wrong: { means: 'lanțul firmei nu se termină unde spune firma', todo: tampered },
      manifest_differs: { means: 'manifestul și baza de date spun lucruri diferite', todo: manifestByHand },
      manifest_unreadable_line: {
        means: 'un rând al manifestului nu este de-ale noastre',
        todo: manifestByHand,
      },
      manifest_ahead: {
        means: 'manifestul continuă unde baza de date se termină',
        todo: 'Baza de date este mai veche decât arhiva: restaurați una mai nouă sau sincronizați: ANAF listează din nou ultimele 60 de zile, iar fișierele existente sunt preluate.',
      },
      manifest_torn: {
        means: 'ultimul rând al manifestului a fost tăiat de o cădere',
        todo: 'Nimic: următoarea sincronizare îl repară.',
      },
      manifest_behind: {
        means: 'ultimele rânduri nu sunt încă în manifest',
        todo: 'Nimic: următoarea sincronizare sau noaptea următoare îl completează.',
      },
      seal_tampered: {
        means: 'un document nu este cel sigilat sau semnătura sigiliului nu este corectă',
        todo: 'Octeții sunt cei dați de ANAF. Cereți verificarea la ANAF (POST /invoices/{id}/seal/check) și lămuriți cu partenerul; nu vă bazați pe document.',
      },
      seal_differs: {
        means: 'catalogul spune despre un sigiliu altceva decât octeții lui',
        todo: 'Rulați reprocess, care judecă din nou sigiliile. Dacă nu l-a scris o versiune mai veche a programului, cineva a schimbat baza de date.',
      },
      ledger_count: {
        means: 'un contor al registrului nu este cât însumează rândurile lui',
        todo: tampered,
      },
    },
  },
  backfill: {
    progress: (n) => `${withDe(n)} fișiere`,
    folder: (dir, code) => `${dir} nu poate fi citit (${code}).`,
    none: (dir) => `Nu există niciun .zip în ${dir}.`,
    ended: (added, known) => `${withDe(added)} facturi adăugate, ${known} existau deja.`,
    left: (n) => `Fișiere lăsate unde sunt, ${n}:`,
    outcomes: {
      not_an_invoice: 'nu este factură: erorile unei încărcări sau un mesaj al cumpărătorului',
      other_company: 'firma nu este nici vânzătorul, nici cumpărătorul',
      unusable: 'nu poate fi folosit',
    },
  },
  reprocess: {
    progress: (n) => `${withDe(n)} arhive ZIP`,
    ended: (zips, changed, restored) =>
      `${withDe(zips)} arhive ZIP citite din nou; înregistrări schimbate: ${changed}, refăcute: ${restored}.`,
    unreadable: (n) => `Încă nu pot fi citite: ${n}.`,
    damaged: (n) => `Nu mai sunt octeții păstrați: ${n}. Vedeți: efactura-sync verify`,
  },
};
