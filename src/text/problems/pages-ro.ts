/** Paginile problemelor, în română: ce înseamnă fiecare cod și ce este de făcut. */
import type { ProblemCode } from '../../core/errors.ts';

export interface ProblemPage {
  means: string;
  helps: string;
}

export interface ProblemPageTexts {
  heading: string;
  status: (status: number) => string;
  pages: Record<ProblemCode, ProblemPage>;
}

export const pagesRo: ProblemPageTexts = {
  heading: 'Problemele API-ului',
  status: (status) => `Starea HTTP: ${status}`,
  pages: {
    unauthenticated: {
      means: 'Cererea nu are o cheie API sau o sesiune validă.',
      helps:
        'Trimiteți antetul „Authorization: Bearer efs_…” cu o cheie care nu a expirat și nu a fost revocată.',
    },
    insufficient_scope: {
      means: 'Cheia sau rolul nu are dreptul cerut de această operațiune.',
      helps: 'Câmpul „needed” arată dreptul necesar; un administrator poate crea o cheie care îl are.',
    },
    confirmation_needed: {
      means: 'Operațiunea cere ca persoana autentificată să fi dat parola sau al doilea factor de curând.',
      helps: 'Confirmați cu POST /api/v1/session/confirm și repetați cererea. Cheile API nu au nevoie.',
    },
    not_found: {
      means: 'Nu există nimic la această adresă în organizația dumneavoastră.',
      helps: 'Verificați identificatorul; ce aparține altei organizații răspunde la fel.',
    },
    invalid_input: {
      means: 'Un câmp, un parametru sau un fișier nu poate fi acceptat.',
      helps: 'Câmpul „parameter” arată care; „errors” le enumeră pe toate. Corectați și trimiteți din nou.',
    },
    unknown_parameter: {
      means: 'Adresa conține un parametru pe care operațiunea nu îl cunoaște.',
      helps: 'Eliminați parametrul numit în „parameter” sau corectați numele lui.',
    },
    malformed_body: {
      means: 'Corpul cererii nu poate fi citit.',
      helps: 'Verificați că este JSON valid (sau fișierul așteptat) și că a fost trimis întreg.',
    },
    body_too_large: {
      means: 'Corpul cererii depășește limita.',
      helps: 'Împărțiți datele în mai multe cereri. Limita este de 1 MB, iar pentru fișiere de 20 MB.',
    },
    unsupported_media_type: {
      means: 'Tipul corpului nu este acceptat de această operațiune.',
      helps: 'Câmpul „understood” enumeră tipurile acceptate pentru antetul Content-Type.',
    },
    method_not_allowed: {
      means: 'Adresa există, dar nu pentru această metodă HTTP.',
      helps: 'Antetul Allow enumeră metodele acceptate.',
    },
    cursor_unknown: {
      means:
        'Cursorul ține de o stare a bazei de date care s-a pierdut, de exemplu la restaurarea unei copii.',
      helps: 'Citiți din nou fluxul fără cursor și ștergeți din copia dumneavoastră ce nu mai apare.',
    },
    conflict: {
      means: 'Starea actuală nu permite operațiunea.',
      helps: 'Citiți din nou resursa: detaliul spune ce s-a schimbat sau ce limită s-a atins.',
    },
    precondition_failed: {
      means: 'Resursa s-a modificat de când a fost citită: If-Match nu mai corespunde.',
      helps: 'Citiți-o din nou și repetați modificarea cu noul ETag.',
    },
    too_many_requests: {
      means: 'S-au trimis prea multe cereri.',
      helps: 'Așteptați numărul de secunde din antetul Retry-After.',
    },
    no_valid_anaf_token: {
      means: 'Organizația nu are nicio conexiune validă la ANAF.',
      helps: 'Conectați sau reconectați un certificat la Conexiuni ANAF.',
    },
    plan_limit_exceeded: {
      means: 'Planul organizației nu permite mai mult.',
      helps: 'Detaliul numește planul, limita și momentul de la care este din nou posibil.',
    },
    anaf_not_configured: {
      means: 'Serviciul nu are datele aplicației înregistrate la ANAF.',
      helps: 'Administratorul trebuie să completeze ANAF_CLIENT_ID și ANAF_CLIENT_SECRET.',
    },
    anaf_unreachable: {
      means: 'ANAF nu a răspuns sau a răspuns cu o eroare de server.',
      helps: 'Încercați mai târziu; nimic nu s-a pierdut.',
    },
    anaf_refused: {
      means: 'ANAF a refuzat cererea.',
      helps: 'Detaliul conține cuvintele ANAF, iar „anafCode” sau „reason” cauza.',
    },
    setup_code_wrong: {
      means: 'Codul de instalare nu este cel afișat în consolă.',
      helps: 'Copiați codul din consola serviciului; la fiecare pornire se afișează altul.',
    },
    already_set_up: {
      means: 'Primul cont există deja.',
      helps: 'Autentificați-vă sau cereți o invitație unui administrator.',
    },
    link_expired: {
      means: 'Linkul a expirat, a fost folosit sau a fost revocat.',
      helps: 'Cereți un link nou de la cel care l-a trimis.',
    },
    run_pruned: {
      means: 'Sincronizarea este mai veche de o săptămână; se păstrează numai totalul zilei.',
      helps: 'Câmpul `day` îl cuprinde. Arhiva și registrul sunt întregi.',
    },
    not_archived: {
      means: 'Originalul nu a fost încă descărcat de la ANAF.',
      helps: 'Starea mesajului arată când se încearcă din nou.',
    },
    unreadable: {
      means: 'Documentul nu poate fi citit ca factură sau ca notificare.',
      helps: 'Originalul este păstrat și poate fi descărcat.',
    },
    unavailable: {
      means: 'O parte a serviciului nu poate răspunde acum: baza de date, arhiva sau o coadă plină.',
      helps: 'Încercați din nou peste câteva secunde, după Retry-After dacă există.',
    },
    internal: {
      means: 'O eroare neașteptată a serviciului.',
      helps: 'Comunicați administratorului referința din „reference”: jurnalul conține cauza.',
    },
  },
};
