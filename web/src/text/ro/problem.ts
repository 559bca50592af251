/** Each code of the API, as people read it: what happened, what we do by ourselves, what the reader can do. */
import type { ProblemCode } from '../../api/shapes.ts';

export interface ProblemText {
  title: string;
  text: string;
}

const notUnderstood: ProblemText = {
  title: 'Serviciul nu a înțeles cererea',
  text: 'Nimic nu s-a schimbat. Pagina poate fi mai veche decât serviciul: reîncărcați-o.',
};

export const problem = {
  unreachable: {
    title: 'Serviciul nu răspunde',
    text: 'Reîncercăm automat. Verificați conexiunea la rețea.',
  },
  unauthenticated: {
    title: 'Sesiunea s-a încheiat',
    text: 'Autentificați-vă din nou; reveniți la aceeași pagină.',
  },
  insufficient_scope: {
    title: 'Nu aveți acest drept',
    text: 'Nimic nu s-a schimbat. Cereți unui administrator al organizației.',
  },
  confirmation_needed: {
    title: 'Confirmați că sunteți dumneavoastră',
    text: 'Nimic nu s-a schimbat. Repetați și introduceți parola.',
  },
  not_found: { title: 'Nu am găsit ce căutați', text: 'A fost eliminat sau aparține altei organizații.' },
  invalid_input: {
    title: 'Date completate greșit',
    text: 'Nimic nu s-a schimbat. Corectați și trimiteți din nou.',
  },
  unknown_parameter: notUnderstood,
  malformed_body: notUnderstood,
  unsupported_media_type: notUnderstood,
  method_not_allowed: notUnderstood,
  body_too_large: {
    title: 'Fișierul sau textul este prea mare',
    text: 'Nimic nu s-a schimbat. Împărțiți-l și trimiteți-l pe părți.',
  },
  precondition_failed: {
    title: 'Datele s-au modificat între timp',
    text: 'Reîncărcați pagina și repetați modificarea.',
  },
  cursor_unknown: {
    title: 'Poziția de citire nu mai este cunoscută',
    text: 'Reîncărcați pagina: lista se citește din nou de la început.',
  },
  conflict: {
    title: 'Nu se poate acum',
    text: 'Nimic nu s-a schimbat. Reîncărcați pagina și verificați din nou.',
  },
  too_many_requests: {
    title: 'Prea multe cereri într-un timp scurt',
    text: 'Așteptați puțin și încercați din nou.',
  },
  no_valid_anaf_token: {
    title: 'Nu există o conexiune valabilă la ANAF',
    text: 'Conectați un certificat la pagina Conexiuni ANAF, apoi încercați din nou.',
  },
  plan_limit_exceeded: {
    title: 'Planul organizației nu permite mai mult',
    text: 'Ce aveți deja continuă să funcționeze, inclusiv sincronizările automate, dacă planul le include.',
  },
  anaf_not_configured: {
    title: 'Aplicația nu este încă înregistrată la ANAF',
    text: 'Administratorul serviciului trebuie să o înregistreze pe portal și să completeze ANAF_CLIENT_ID și ANAF_CLIENT_SECRET.',
  },
  anaf_unreachable: {
    title: 'ANAF nu răspunde',
    text: 'Poate fi mentenanță. Încercați din nou peste câteva minute; nimic nu s-a pierdut.',
  },
  anaf_refused: {
    title: 'ANAF a refuzat',
    text: 'Începeți din nou. Verificați ce certificat a ales browserul și dacă are drept în SPV.',
  },
  setup_code_wrong: {
    title: 'Codul nu este cel din consolă',
    text: 'Este afișat la pornirea serviciului; la repornire apare unul nou.',
  },
  already_set_up: {
    title: 'Primul cont există deja',
    text: 'Autentificați-vă cu el sau cereți o invitație.',
  },
  link_expired: {
    title: 'Adresa a expirat sau a fost deja folosită',
    text: 'ANAF o acceptă 60 de secunde, o singură dată. Începeți din nou conectarea.',
  },
  run_pruned: {
    title: 'Sincronizarea nu se mai păstrează',
    text: 'Sincronizările se păstrează o săptămână; arhiva și mesajele sunt întregi.',
  },
  not_archived: {
    title: 'Originalul nu este încă în arhivă',
    text: 'Îl descărcăm automat; reveniți după următoarea sincronizare.',
  },
  unreadable: {
    title: 'Documentul nu poate fi citit',
    text: 'Originalul este păstrat și poate fi descărcat. După o actualizare, administratorul serviciului îl poate reciti.',
  },
  unavailable: {
    title: 'Serviciul nu poate răspunde acum',
    text: 'Reîncercăm automat. Dacă durează, anunțați administratorul serviciului.',
  },
  internal: {
    title: 'A apărut o eroare la noi',
    text: 'Este în jurnalul serviciului. Încercați din nou; dacă se repetă, anunțați administratorul.',
  },
} satisfies Record<ProblemCode | 'unreachable', ProblemText>;
