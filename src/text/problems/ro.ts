/**
 * Problems in Romanian, for people whose browser or program asks for it. The code is for programs, and stays. A detail
 * that says more than its code does (a limit, a field, a path) is left as it is where there is no Romanian for it.
 */
import type { Problem, ProblemCode } from '../../core/errors.ts';

const words: Record<ProblemCode, { title: string; detail?: string }> = {
  unauthenticated: { title: 'Neautentificat', detail: 'Autentificați-vă și încercați din nou.' },
  insufficient_scope: {
    title: 'Nepermis',
    detail: 'Rolul dumneavoastră în organizație nu permite această acțiune. Cereți-o unui administrator.',
  },
  not_found: { title: 'Nu există', detail: 'Nu există în această organizație sau a fost șters între timp.' },
  invalid_input: { title: 'Date greșite' },
  unknown_parameter: { title: 'Parametru necunoscut' },
  malformed_body: { title: 'Cerere de neînțeles' },
  body_too_large: { title: 'Prea mare', detail: 'O cerere poate avea cel mult 1 MB.' },
  unsupported_media_type: { title: 'Tip de conținut necunoscut' },
  method_not_allowed: { title: 'Metodă nepermisă' },
  conflict: { title: 'Nu se poate acum' },
  too_many_requests: {
    title: 'Prea multe cereri',
    detail: 'Ați încercat de prea multe ori. Așteptați puțin și încercați din nou.',
  },
  no_valid_anaf_token: {
    title: 'Fără certificat conectat',
    detail: 'Nicio conexiune la ANAF nu mai este valabilă. Conectați un certificat și încercați din nou.',
  },
  plan_limit_exceeded: { title: 'Limita planului' },
  anaf_not_configured: {
    title: 'Conectarea la ANAF nu este configurată',
    detail: 'Administratorul serviciului trebuie să înregistreze aplicația pe portalul ANAF.',
  },
  anaf_unreachable: {
    title: 'ANAF nu răspunde',
    detail: 'ANAF nu răspunde acum. Reîncercați peste câteva minute.',
  },
  anaf_refused: { title: 'ANAF a refuzat' },
  setup_code_wrong: {
    title: 'Cod greșit',
    detail: 'Nu este codul afișat în consolă; la fiecare repornire se afișează altul.',
  },
  already_set_up: { title: 'Deja configurat', detail: 'Primul cont există: autentificați-vă.' },
  link_expired: {
    title: 'Link expirat',
    detail: 'Linkul a fost folosit sau anulat ori i-a trecut termenul. Cereți unul nou sau începeți din nou.',
  },
  not_archived: { title: 'Încă nearhivat', detail: 'Documentul nu a fost descărcat încă de la ANAF.' },
  unreadable: { title: 'Nu poate fi citit' },
  unavailable: { title: 'Indisponibil' },
  internal: { title: 'A apărut o eroare la noi' },
};

export function inRomanian({ code, message, romanian }: Problem): { title: string; detail: string } {
  const { title, detail } = words[code];
  return { title, detail: romanian ?? detail ?? message };
}
