/** What a task says in Romanian when one cause concerns several companies or certificates. */
import type { TaskKind } from '../../core/task.ts';
import { countRo } from '../plural.ts';

const companies = (n: number) => countRo(n, 'o companie', 'companii');

/** The first names, and how many more there are. */
export function namesRo(names: string[], total: number): string {
  const more = total - names.length;
  return `${names.join(', ')}${more > 0 ? ` și încă ${more}` : ''}`;
}

export type GroupedKind = Extract<
  TaskKind,
  | 'access_lost'
  | 'listing_too_old'
  | 'listing_unproven'
  | 'lists_differ'
  | 'unknown_anaf_note'
  | 'messages_expiring'
  | 'pending_too_long'
  | 'expired_in_our_time'
  | 'archive_trouble'
  | 'seal_tampered'
  | 'anaf_long_wait'
  | 'reconnect'
  | 'token_refresh_failing'
  | 'refresh_token_ageing'
>;

export type GroupTexts = Record<GroupedKind, (n: number, names: string) => { title: string; detail: string }>;

export const groupsRo: GroupTexts = {
  access_lost: (n, names) => ({
    title: `${companies(n)} fără drept în SPV`,
    detail: `${names}. ANAF refuză accesul la aceste CIF-uri. Verificăm zilnic și, când dreptul revine, listăm totul din nou. Dreptul îl poate acorda administratorul SPV al fiecărei firme.`,
  }),
  listing_too_old: (n, names) => ({
    title: `${companies(n)} fără listare completă de peste o zi`,
    detail: `${names}. Mesajele primite de ANAF de atunci nu apar aici. Reîncercăm la fiecare sincronizare; rezultatul ei arată de ce nu reușește.`,
  }),
  listing_unproven: (n, names) => ({
    title: `${companies(n)} cu lista ANAF incompletă`,
    detail: `${names}. ANAF a anunțat alt număr de mesaje decât a arătat. Le preluăm pe cele arătate, dar nu declarăm perioada completă; listăm din nou la următoarea sincronizare.`,
  }),
  lists_differ: (n, names) => ({
    title: `Răspunsurile ANAF diferă pentru ${companies(n)}`,
    detail: `${names}. Lista simplă, lista cu pagini sau starea unei încărcări arată mesaje pe care celelalte nu le au. Preluăm toate mesajele arătate și comparăm din nou în fiecare noapte.`,
  }),
  unknown_anaf_note: (n, names) => ({
    title: `${companies(n)} cu un răspuns necunoscut de la ANAF`,
    detail: `${names}. Nu considerăm nimic încheiat și reîncercăm. Dacă se repetă, anunțați administratorul serviciului.`,
  }),
  messages_expiring: (n, names) => ({
    title: `${companies(n)} cu mesaje care expiră în curând`,
    detail: `${names}. Descărcarea nu a reușit încă. Reîncercăm automat până când ANAF le șterge. Puteți cere un mesaj acum sau îl puteți descărca din SPV.`,
  }),
  pending_too_long: (n, names) => ({
    title: `${companies(n)} cu mesaje în așteptare de peste 30 de zile`,
    detail: `${names}. Reîncercăm automat. Verificați motivul fiecărui mesaj; unul care nu va veni niciodată poate fi închis de un administrator.`,
  }),
  expired_in_our_time: (n, names) => ({
    title: `${companies(n)} cu mesaje expirate înainte de descărcare`,
    detail: `${names}. ANAF nu le mai furnizează. Cereți documentele de la parteneri; în completitudine rămân numărate ca expirate.`,
  }),
  archive_trouble: (n, names) => ({
    title: `${companies(n)} cu probleme în arhivă`,
    detail: `${names}. Nu suprascriem nimic, iar mesajele fără loc așteaptă la ANAF. Anunțați administratorul serviciului.`,
  }),
  seal_tampered: (n, names) => ({
    title: `${companies(n)} cu facturi al căror sigiliu nu corespunde`,
    detail: `${names}. Documentul nu este cel sigilat sau semnătura nu este corectă. Nu vă bazați pe el: cereți verificarea la ANAF, apoi lămuriți cu partenerul.`,
  }),
  anaf_long_wait: (n, names) => ({
    title: `ANAF cere o pauză pentru ${companies(n)}`,
    detail: `${names}. Pauza este mai lungă decât limitele pe care le cunoaștem. Reîncercăm cel mult o dată pe oră.`,
  }),
  reconnect: (n, names) => ({
    title: `${countRo(n, 'Un certificat', 'certificate')} de reconectat`,
    detail: `${names}. ANAF nu mai acceptă autorizarea lor, iar companiile citite numai cu ele nu se mai văd. Reconectați-le sau ștergeți conexiunile care nu mai sunt folosite.`,
  }),
  token_refresh_failing: (n, names) => ({
    title: `${countRo(n, 'O autorizare ANAF', 'autorizări ANAF')} nu se pot reînnoi`,
    detail: `${names}. Reîncercăm automat, din oră în oră. Dacă se repetă, reconectați certificatele.`,
  }),
  refresh_token_ageing: (n, names) => ({
    title: `${countRo(n, 'O autorizare ANAF', 'autorizări ANAF')} expiră în curând`,
    detail: `${names}. ANAF le acordă pentru un an. Reconectați certificatele înainte de expirare.`,
  }),
};
