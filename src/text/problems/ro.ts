/** Problems in Romanian. A detail says what is wrong and what helps. */
import type { JournalField, Missing } from '../../core/problem-reasons.ts';
import { formatShortInstant } from '../format.ts';
import { countRo, withDe } from '../plural.ts';
import type { ProblemTexts } from './catalogue.ts';

const things: Record<Missing, string> = {
  active_link: 'Linkul activ',
  anaf_pdf: 'PDF-ul de la ANAF',
  api_key: 'Cheia API',
  attachment: 'Fișierul atașat',
  company: 'Compania',
  connection: 'Conexiunea',
  delivery: 'Livrarea',
  export: 'Exportul',
  destination: 'Destinația',
  invitation: 'Invitația',
  invoice: 'Factura',
  member: 'Membrul',
  message: 'Mesajul',
  notice: 'Notificarea',
  organisation: 'Organizația',
  issuer: 'Furnizorul de autentificare',
  passkey: 'Cheia de acces',
  quarantined_file: 'Fișierul din carantină',
  reconciliation: 'Reconcilierea',
  resource: 'Resursa',
  run: 'Sincronizarea',
  second_factor: 'Al doilea factor',
  seal: 'Sigiliul',
  session: 'Sesiunea',
  signer: 'Semnatarul',
  statement: 'Certificatul',
  finding: 'Constatarea',
  hint: 'Indiciul',
  webhook: 'Webhookul',
};

const columns: Record<JournalField, string> = {
  number: 'numărul facturii',
  series: 'seria',
  date: 'data',
  number_and_date: 'numărul și data',
  cif: 'codul partenerului',
  total: 'totalul',
};

const csv = 'Fișierul CSV nu a putut fi citit: are ghilimele deschise sau la locul nepotrivit.';
const originalStays = 'Originalul este păstrat și poate fi descărcat.';

export const ro: ProblemTexts = {
  titles: {
    unauthenticated: 'Neautentificat',
    insufficient_scope: 'Nepermis',
    confirmation_needed: 'Confirmare necesară',
    not_found: 'Nu există',
    invalid_input: 'Date greșite',
    unknown_parameter: 'Parametru necunoscut',
    malformed_body: 'Cerere care nu poate fi citită',
    body_too_large: 'Prea mare',
    unsupported_media_type: 'Tip de conținut necunoscut',
    method_not_allowed: 'Metodă nepermisă',
    conflict: 'Nu se poate acum',
    cursor_unknown: 'Cursor necunoscut',
    precondition_failed: 'Condiție neîndeplinită',
    too_many_requests: 'Prea multe cereri',
    no_valid_anaf_token: 'Fără certificat conectat',
    plan_limit_exceeded: 'Limita planului',
    anaf_not_configured: 'Conectarea la ANAF nu este configurată',
    anaf_unreachable: 'ANAF nu răspunde',
    anaf_refused: 'ANAF a refuzat',
    setup_code_wrong: 'Cod greșit',
    already_set_up: 'Deja configurat',
    link_expired: 'Link expirat',
    run_pruned: 'Sincronizarea nu se mai păstrează separat',
    not_archived: 'Încă nearhivat',
    unreadable: 'Nu poate fi citit',
    unavailable: 'Indisponibil',
    internal: 'A apărut o eroare',
  },
  details: {
    unauthenticated: {
      no_credentials: () => 'Autentificați-vă sau trimiteți o cheie API (Authorization: Bearer efs_…).',
      key_needed: () => 'Aici se intră numai cu o cheie API: Authorization: Bearer …',
      key_invalid: () => 'Cheia API este necunoscută, revocată sau expirată.',
      other_site: () => 'O sesiune este acceptată numai din paginile aplicației.',
      connect_elsewhere: () =>
        'Conectarea nu a fost începută în acest browser. Începeți-o aici sau lipiți adresa acestei pagini acolo unde ați început-o.',
      link_page_only: () => 'Cererea este acceptată numai din pagina pe care o deschide linkul.',
      sign_in_page_only: () => 'Autentificarea și deconectarea se fac numai din paginile aplicației.',
      sign_in_as: ({ email }) => `Autentificați-vă ca ${email} pentru a accepta invitația.`,
      password_wrong: () => 'Adresa de e-mail sau parola este greșită ori nu sunteți autentificat.',
      metrics_local_only: () => 'Setați METRICS_TOKEN pentru a citi valorile de pe altă mașină.',
      metrics_token_wrong: () => 'Trimiteți METRICS_TOKEN (Authorization: Bearer …).',
    },
    insufficient_scope: {
      scope: ({ needed }) =>
        `Rolul dumneavoastră în organizație nu permite această acțiune (este nevoie de „${needed}”). Cereți-o unui administrator.`,
      no_organisation: () => 'Nu faceți parte din nicio organizație.',
      second_factor_needed: () =>
        'Organizația cere un al doilea factor: activați-l în contul dumneavoastră sau autentificați-vă cu el.',
      only_owner_second_factor: () => 'Numai un proprietar hotărăște dacă se cere un al doilea factor.',
      key_without_profile: () => 'O cheie API nu are profil; numai o persoană are.',
      key_cannot_switch: () =>
        'O cheie API aparține unei singure organizații; numai o persoană poate schimba organizația.',
      only_owner_invites: () => 'Numai un proprietar poate invita proprietari.',
      only_owner_changes: () => 'Numai un proprietar poate numi, schimba sau elimina proprietari.',
      limited: () =>
        'Acțiunea privește întreaga organizație, iar dumneavoastră aveți acces doar la unele companii. Cereți-o unui administrator.',
      foreign_host: () =>
        'Cererea nu este adresată acestui serviciu: antetele Host și Origin trebuie să fie cele din PUBLIC_URL.',
      operator_decides_signers: () =>
        'Instalarea este folosită de mai multe organizații, iar un semnatar este acceptat pentru toate: decide administratorul serviciului, cu comanda `signers trust`.',
    },
    confirmation_needed: {
      proof: () =>
        'Confirmați întâi cu parola sau cu al doilea factor (POST /api/v1/session/confirm); este valabil 15 minute.',
      passkey_proof: () =>
        'Contul are o cheie de acces: confirmați întâi cu ea; parola singură nu este suficientă.',
    },
    not_found: {
      missing: ({ what }) => `${things[what]} nu există în această organizație.`,
      no_such_path: () => 'Nu există nimic la această adresă; lista este la /docs.',
      company_removed: () => 'Compania a fost ștearsă.',
      attachment_named_only: () => 'Documentul doar numește acest fișier; fișierul nu este inclus.',
      attachment_not_base64: () => `Fișierul inclus nu este codificat base64. ${originalStays}`,
      attachment_unreadable: () => `Documentul nu poate fi citit. ${originalStays}`,
      no_document_in_zip: () =>
        'În arhiva ZIP nu se poate deosebi documentul. Arhiva ZIP poate fi descărcată.',
    },
    invalid_input: {
      field: ({ field }) =>
        field === '' ? 'Datele trimise nu sunt valide.' : `Câmpul „${field}” nu este valid.`,
      cursor: () => 'Cursorul nu este unul întors de o listă; începeți fără cursor.',
      position: () =>
        'Poziția nu este una a fluxului de facturi; luați-o din GET /me/seen sau GET /invoices/changes.',
      cursor_of_other_sort: () => 'Cursorul este al aceleiași liste în altă ordine; începeți fără cursor.',
      too_many_invoices_to_sort: ({ most }) =>
        `În această ordine se arată cel mult ${withDe(most)} facturi: alegeți o companie, o perioadă sau un partener.`,
      event_id: () => 'Last-Event-ID nu este id-ul unui eveniment.',
      text_or_date: () =>
        'Un text conține un caracter care nu poate fi păstrat (precum NUL) sau o dată este în afara calendarului.',
      bad_escape: () => 'Adresa conține o secvență nevalidă.',
      framework: () => 'Cererea nu este validă.',
      not_http: () => 'Cererea nu este HTTP.',
      headers_too_long: () => 'Antetele cererii sunt prea lungi.',
      request_too_slow: () => 'Cererea nu a ajuns la timp.',
      range: ({ sizeBytes }) => `Fișierul are ${withDe(sizeBytes)} octeți.`,
      not_a_cif: () => 'Nu este un cod fiscal.',
      idempotency_key_long: ({ most }) => `Idempotency-Key are cel mult ${most} caractere.`,
      cif_empty: () => 'Rândul nu conține niciun cod.',
      cif_letters: () => 'Un cod are numai cifre, cu sau fără RO în față.',
      cif_length: () => 'Codul unei companii are 2 până la 10 cifre, al unei persoane 13.',
      company_lines: () => 'Trimiteți {"companies":[{"cif":"…"}]} sau CSV, ca text/csv.',
      too_many_companies: ({ most }) => `Se pot adăuga cel mult ${withDe(most)} companii odată.`,
      statement_unread: () =>
        'Acesta nu este un certificat semnat sau o listă de capete, așa cum au fost emise.',
      statement_period: () =>
        'Perioada trebuie să se încheie la prima zi sau după aceasta, cel târziu astăzi.',
      statement_too_long: ({ most }) => `Perioada are cel mult ${most} de zile.`,
      key_already_expired: () => 'Data de expirare trebuie să fie în viitor.',
      password_common: () => 'Parola este prea comună. Alegeți una mai greu de ghicit.',
      password_names_you: () =>
        'Parola nu poate fi formată din numele, adresa sau organizația dumneavoastră. Alegeți alta.',
      password_wrong: () => 'Parola este greșită.',
      code_wrong: () => 'Codul nu este valabil sau a fost deja folosit.',
      passkey_refused: () => 'Cheia de acces nu a putut fi verificată.',
      proof_missing: () => 'Trimiteți parola sau un cod.',
      password_missing: () => 'Alegeți o parolă pentru contul nou.',
      no_code_in_url: () =>
        'Nu este adresa la care ANAF a trimis browserul: nu are niciun cod. Copiați-o întreagă.',
      template_field: ({ field, fields }) =>
        `În șablonul numelor, {${field}} nu este un câmp; câmpurile sunt ${fields.join(', ')}.`,
      template_field_twice: () => 'În șablonul numelor, fiecare câmp poate apărea o singură dată.',
      template_characters: () =>
        'În șablonul numelor, pe lângă câmpuri se acceptă numai litere, cifre, spații și . _ - ( ).',
      template_too_long: ({ mostBytes }) =>
        `În șablonul numelor, textul din afara câmpurilor poate avea cel mult ${withDe(mostBytes)} octeți.`,
      template_too_deep: ({ most }) => `Șablonul numelor poate avea cel mult ${withDe(most)} dosare.`,
      template_empty_folder: () => 'În șablonul numelor, un dosar nu are nume sau are numai puncte.',
      journal_no_rows: () => 'Există un antet, dar sub el niciun rând care să poată fi citit.',
      journal_no_columns: ({ missing }) =>
        `Nu am găsit coloana pentru: ${missing.map((field) => columns[field]).join(', ')}. Numiți coloanele numar, data, CIF și total.`,
      journal_columns_unsure: ({ doubts }) =>
        `Mai multe coloane pot fi: ${doubts.map((field) => columns[field]).join(', ')}. Alegeți coloanele.`,
      journal_columns_unfitting: ({ fields }) =>
        `Coloana aleasă pentru ${fields.map((field) => columns[field]).join(', ')} conține altceva.`,
      journal_is_of_purchases: () =>
        'Fișierul este un jurnal de cumpărări, iar comparația a fost cerută pentru vânzări.',
      journal_is_of_sales: () =>
        'Fișierul este un jurnal de vânzări, iar comparația a fost cerută pentru cumpărări.',
      journal_too_many_rows: ({ most }) => `Fișierul are peste ${withDe(most)} rânduri: împărțiți-l pe luni.`,
      journal_too_large: () => 'Foaia de calcul este prea mare: salvați doar lista din ea.',
      journal_too_complex: () =>
        'Fișierul este prea complex pentru a fi citit: salvați doar lista din el sau împărțiți-l pe luni.',
      journal_without_dates: () => 'Jurnalul nu are date: alegeți prima și ultima zi.',
      journal_folder_unknown: ({ folder }) =>
        `Dosarul „${folder}” nu este CIF-ul unei companii din organizație. Redenumiți-l cu CIF-ul companiei sau adăugați compania.`,
      journal_beside_folders: () =>
        'Fișierul nu este în dosarul unei companii. Mutați-l într-un dosar cu CIF-ul companiei.',
      journal_other_format: () =>
        'Se citesc fișiere CSV, TXT, TSV și XLSX. Salvați jurnalul ca XLSX sau CSV.',
      journal_empty: () => 'Fișierul este gol.',
      journal_file_too_large: ({ mostMb }) => `Fișierul depășește ${mostMb} MB: împărțiți-l pe luni.`,
      webhook_not_a_url: () => 'Adresa trebuie să înceapă cu https:// și să numească un server.',
      webhook_credentials: () =>
        'Adresa nu poate cuprinde un utilizator sau o parolă: semnătura arată cine trimite.',
      webhook_not_https: () =>
        'Adresa trebuie să înceapă cu https://; http este posibil doar către serverele permise de administratorul serviciului.',
      webhook_no_public_address: () =>
        'Serverul nu are o adresă publică. Cele din rețele private trebuie permise de administratorul serviciului (WEBHOOK_ALLOW_PRIVATE).',
      destination_email: () => 'Scrieți o singură adresă de e-mail.',
      destination_password: () =>
        'Destinația se mută pe alt server: scrieți din nou parola sau cheia secretă.',
      destination_bucket: () =>
        'Adresa are serverul, apoi numele bucketului, de exemplu https://s3.exemplu.ro/acte/facturi.',
      destination_folder: () =>
        'Numele dosarului are litere, cifre, spații și . _ - ( ), cel mult patru niveluri, fără „..”.',
      companies_unknown: () => '`companies` conține o companie care nu există în această organizație.',
      owner_unlimited: () => 'Un proprietar vede toate companiile: alegeți alt rol sau toate companiile.',
      webhook_companies: () => 'Una dintre companii nu este în organizația dumneavoastră.',
      from_after_to: () => 'Ziua de început este după cea de sfârșit.',
      too_many_months: ({ most }) => `Se pot cere cel mult ${most} luni odată.`,
      month_not_over: ({ month }) =>
        `Luna ${month} nu s-a încheiat: se poate închide după ce trec ultima zi și jumătatea de oră în care ANAF mai poate adăuga mesaje.`,
      too_many_invoices_to_compare: ({ most }) =>
        `În această perioadă sunt peste ${withDe(most)} facturi: alegeți una mai scurtă.`,
      too_many_for_format: ({ most, found }) =>
        `Sunt ${withDe(found)} facturi, iar un astfel de fișier cuprinde cel mult ${most}: restrângeți filtrul sau alegeți mai puține.`,
      too_many_lines_to_print: ({ mostLines }) =>
        `Aceste facturi au împreună peste ${withDe(mostLines)} rânduri: tipăriți mai puține odată.`,
    },
    unknown_parameter: { parameter: ({ parameter }) => `Nu există parametrul „${parameter}”.` },
    malformed_body: {
      not_json: () => 'Corpul cererii nu este JSON.',
      empty: () => 'Corpul cererii este gol, deși Content-Type anunță JSON.',
      wrong_length: () => 'Corpul cererii nu are lungimea anunțată în Content-Length.',
      no_file: () => 'Lipsește fișierul.',
      csv: () => csv,
      not_a_table: () => 'Nu este nici CSV, nici XLSX; un fișier .xls vechi se salvează ca .xlsx.',
    },
    body_too_large: { body: () => 'O cerere poate avea cel mult 1 MB, un fișier încărcat 20 MB.' },
    unsupported_media_type: {
      expected: ({ understood }) => `Trimiteți ${understood.join(' sau ')}.`,
      unknown: () => 'Acest Content-Type nu este acceptat aici.',
    },
    method_not_allowed: {
      method: ({ method, allow }) =>
        `${method} nu este acceptată la această adresă; folosiți ${allow.join(', ')}.`,
    },
    cursor_unknown: {
      limit_changed: () =>
        'Cursorul aparține unui cititor cu acces la alte companii: citiți din nou fără cursor și eliminați ce nu mai apare.',
      restored: () =>
        'Cursorul este dintr-o stare a bazei de date care s-a pierdut, de exemplu după o restaurare. Citiți din nou fără cursor și ștergeți ce nu mai apare.',
    },
    conflict: {
      already_member: () => 'Persoana este deja membru.',
      last_owner: () =>
        'Este ultimul proprietar: numiți întâi un alt proprietar, ca organizația să rămână cu unul.',
      other_person_signed_in: () =>
        'Aici este autentificată altă persoană: deconectați-o întâi, apoi deschideți din nou linkul.',
      too_many_invitations: ({ most }) =>
        `Sunt ${countRo(most, 'o invitație deschisă', 'invitații deschise')}: anulați întâi câteva.`,
      too_many_tags: ({ most }) => `O factură are cel mult ${withDe(most)} etichete.`,
      too_many_comments: ({ most }) => `O factură are cel mult ${withDe(most)} comentarii.`,
      approvals_off: () =>
        'Linkurile pentru răspunsul clienților sunt oprite. Un administrator le pornește în Setări, Organizație.',
      already_answered: () =>
        'La acest link s-a răspuns deja. Pentru alt răspuns, cereți un link nou persoanei care l-a trimis.',
      too_many_approval_links: ({ most }) => `O factură are cel mult ${withDe(most)} linkuri pentru clienți.`,
      too_many_links: ({ most }) => `Sunt ${withDe(most)} linkuri active: anulați unul sau așteptați o oră.`,
      exports_in_progress: ({ most }) =>
        `Sunt deja ${withDe(most)} exporturi în lucru: așteptați unul sau anulați-l.`,
      too_many_exports: ({ most }) => `Sunt păstrate deja ${withDe(most)} exporturi: ștergeți întâi câteva.`,
      too_many_reconciliations: ({ most }) =>
        `Sunt păstrate deja ${withDe(most)} reconcilieri: ștergeți întâi câteva.`,
      export_without_file: () => 'Exportul nu are fișier: nu a fost făcut până la capăt.',
      too_many_webhooks: ({ most }) => `Există deja ${withDe(most)} webhookuri: ștergeți unul mai întâi.`,
      second_factor_on: () => 'Al doilea factor este deja activ.',
      second_factor_first: () =>
        'Activați întâi al doilea factor în contul dumneavoastră, ca să nu rămâneți în afară.',
      passkeys_need_https: () =>
        'Cheile de acces cer ca serviciul să aibă o adresă https cu nume (PUBLIC_URL).',
      passkey_known: () => 'Această cheie de acces este deja adăugată.',
      too_many_passkeys: ({ most }) => `Un cont are cel mult ${withDe(most)} chei de acces.`,
      no_mail: () => 'Serviciul nu trimite e-mailuri: administratorul lui nu a configurat un server SMTP.',
      address_unconfirmed: () =>
        'Documentele se atașează numai pentru o adresă confirmată: cereți întâi linkul de confirmare.',
      folders_off: () =>
        'Livrarea în dosare nu este pornită: administratorul serviciului setează DELIVERY_ROOT.',
      too_many_destinations: ({ most }) => `Există deja ${most} destinații: ștergeți întâi una.`,
      webhook_disabled: () => 'Webhookul este oprit: porniți-l mai întâi.',
      replay_too_large: ({ most }) =>
        `Perioada cuprinde peste ${withDe(most)} evenimente: alegeți una mai scurtă.`,
      no_events_to_replay: () =>
        'Nu este păstrat niciun eveniment al acestui webhook din perioada aleasă. Evenimentele se păstrează 30 de zile, de la primul webhook.',
      idempotency_key_reused: () =>
        'Această cheie Idempotency-Key a fost folosită pentru altă cerere. Folosiți o cheie nouă.',
      idempotent_in_progress: () =>
        'Prima cerere cu această cheie Idempotency-Key este încă în lucru; trimiteți-o din nou peste puțin timp.',
      quarantine_decided: () =>
        'Mesajul nu mai este în așteptare: a fost arhivat sau închis, iar acest fișier este doar păstrat.',
      message_not_pending: () =>
        'Numai un mesaj în așteptare poate fi cerut din nou sau închis; acesta nu mai este.',
    },
    precondition_failed: {
      changed_meanwhile: () =>
        'Datele s-au modificat de când le-ați citit. Citiți-le din nou și repetați modificarea dacă mai este corectă.',
    },
    too_many_requests: {
      requests: ({ limit }) =>
        `Pentru o cheie sau o sesiune se răspunde la cel mult ${limit} cereri pe minut.`,
      attempts: () => 'Ați încercat de prea multe ori. Așteptați puțin și încercați din nou.',
      setup_code: () => 'Codul a fost încercat de prea multe ori. Așteptați puțin și încercați din nou.',
      triggers: ({ limit }) => `Se pot porni cel mult ${withDe(limit)} sincronizări pe minut.`,
      company_syncs: ({ limit }) => `Se pot porni una câte una cel mult ${withDe(limit)} companii pe minut.`,
      journals: ({ limit }) => `Se citesc cel mult ${withDe(limit)} jurnale pe minut.`,
      webhook_requests: ({ limit }) =>
        `Pentru webhookuri se primesc cel mult ${withDe(limit)} astfel de cereri pe minut.`,
      access_checks: ({ limit }) =>
        `Se trimit la ANAF cel mult ${withDe(limit)} verificări ale dreptului de acces pe minut.`,
      reconciliations: ({ limit }) => `Se acceptă cel mult ${withDe(limit)} reconcilieri pe minut.`,
      anaf_pdfs: ({ limit }) => `Se cer de la ANAF cel mult ${withDe(limit)} PDF-uri pe minut.`,
      tool_calls: ({ limit }) => `Se pot folosi cel mult ${withDe(limit)} instrumente pe minut.`,
      waiting_reads: () => 'Sunt prea multe cereri în așteptare: folosiți mai puține.',
      event_streams: () => 'Sunt deschise prea multe fluxuri de evenimente: închideți unul.',
      message_downloads: ({ until }) =>
        `ANAF permite puține descărcări ale unui mesaj pe zi, iar cele de astăzi s-au consumat. Mesajul poate fi cerut din nou la ${formatShortInstant(until, 'ro')}; reîncercăm și automat.`,
    },
    no_valid_anaf_token: {
      none_connected: () =>
        'Niciun certificat nu este conectat la ANAF sau nicio conexiune nu mai este valabilă. Conectați un certificat și încercați din nou.',
      needed_for_automatic_sync: () =>
        'Sincronizarea automată are nevoie de un certificat conectat la ANAF. Conectați un certificat și încercați din nou.',
      needed_for_seal_check: () =>
        'Nicio conexiune la ANAF nu este valabilă. Conectați un certificat și încercați din nou.',
      reconnect: () =>
        'ANAF nu mai acceptă această conexiune sau ea a fost ștearsă. Conectați din nou certificatul.',
    },
    plan_limit_exceeded: {
      manual_syncs: ({ plan, limit, possibleAgainAt }) =>
        `Planul „${plan}” permite ${countRo(limit, 'o sincronizare manuală', 'sincronizări manuale')} pe zi, iar cele de astăzi s-au consumat. Următoarea este posibilă din ${formatShortInstant(possibleAgainAt, 'ro')}.`,
      companies: ({ plan, limit }) =>
        `Planul „${plan}” permite ${countRo(limit, 'o companie', 'companii')}, iar limita este atinsă.`,
    },
    anaf_not_configured: {
      not_registered: ({ redirectUri }) =>
        `Administratorul serviciului trebuie să înregistreze aplicația pe portalul ANAF, cu adresa de întoarcere ${redirectUri}, și să seteze ANAF_CLIENT_ID și ANAF_CLIENT_SECRET.`,
    },
    anaf_unreachable: {
      call: ({ anafCode, anafWords }) =>
        withWords(`ANAF nu răspunde acum (${anafCode}). Reîncercați peste câteva minute.`, anafWords),
    },
    anaf_refused: {
      call: ({ anafCode, anafWords }) => withWords(`ANAF a refuzat cererea (${anafCode}).`, anafWords),
      authorisation: () =>
        'ANAF nu a autorizat accesul: certificatul nu a fost prezentat sau cererea a fost respinsă. Începeți din nou.',
      pdf_too_large: () => 'ANAF face PDF numai din documente de cel mult 5 MB, iar acesta este mai mare.',
      pdf_not_ubl: () => 'ANAF face PDF numai din facturi și note de creditare UBL, iar documentul nu este.',
      pdf_firewall: () => 'Firewallul ANAF respinge acest document, cu validare și fără.',
      pdf: ({ anafWords }) => withWords('ANAF nu face PDF din acest document.', anafWords),
    },
    setup_code_wrong: {
      code: () => 'Nu este codul afișat în consolă; la fiecare repornire se afișează altul.',
    },
    already_set_up: { first_account: () => 'Primul cont există deja: autentificați-vă.' },
    link_expired: {
      callback: () =>
        'Această adresă a fost deja folosită sau au trecut zece minute. Începeți din nou conectarea.',
      approval_link: () => 'Linkul a expirat sau a fost anulat. Cereți unul nou persoanei care l-a trimis.',
      token_link: () =>
        'Linkul a fost folosit sau anulat ori a trecut ora în care era valabil. Cereți unul nou persoanei care l-a trimis.',
      passkey_challenge: () => 'Întrebarea pentru cheia de acces nu mai este valabilă: încercați din nou.',
      sign_in_step: () => 'Al doilea pas al autentificării nu mai este valabil: luați-o de la început.',
      password_reset: () =>
        'Linkul a fost folosit sau a trecut o oră. Cereți altul din pagina de autentificare.',
      confirm_address: () => 'Linkul a fost folosit sau a trecut o zi. Cereți altul din Setări, Notificări.',
      invitation: () => 'Invitația a fost folosită sau anulată ori a trecut o săptămână. Cereți una nouă.',
    },
    run_pruned: {
      folded: ({ day }) =>
        `Sincronizarea nu se mai păstrează separat. „day” cuprinde totalul sincronizărilor din ${day}.`,
    },
    not_archived: {
      message: () => 'Mesajul nu a fost descărcat încă de la ANAF.',
      invoice: () => 'Originalul facturii nu a fost descărcat încă de la ANAF.',
    },
    unreadable: {
      not_an_invoice: () => `Documentul nu este o factură. ${originalStays}`,
      document: () => `Documentul nu poate fi citit. ${originalStays}`,
      notice: () =>
        'Conținutul mesajului nu a putut fi citit. Arhiva ZIP este păstrată și poate fi descărcată.',
    },
    unavailable: {
      archive_unreadable: () => 'Arhiva nu poate fi citită acum.',
      original_missing: () =>
        'Originalul lipsește din arhivă. Anunțați administratorul: îl poate restaura dintr-o copie de siguranță sau descărca din nou cât timp ANAF îl păstrează.',
      original_damaged: () =>
        'Originalul din arhivă nu mai este cel păstrat. Anunțați administratorul: îl poate restaura dintr-o copie de siguranță sau descărca din nou cât timp ANAF îl păstrează.',
      archive_not_writable: ({ archiveCode }) => `În arhivă nu se poate scrie (${archiveCode}).`,
      installation_held: () =>
        'Instalarea a fost restaurată dintr-o copie și este în așteptare: nu cere nimic de la ANAF până când administratorul serviciului confirmă preluarea (efactura-sync take-over).',
      database: () => 'Baza de date nu poate fi accesată.',
      database_silent: () => 'Baza de date nu răspunde.',
      events: () => 'Evenimentele nu pot fi citite acum.',
      too_many_invoices_to_total: () => 'Sunt prea multe facturi de însumat odată: restrângeți filtrul.',
      too_many_invoices_to_walk: () =>
        'Sunt prea multe facturi de parcurs odată: alegeți o companie sau o perioadă.',
      plan_unknown: ({ plan }) =>
        `Organizația are planul „${plan}”, care nu mai există în instalare. Anunțați administratorul serviciului.`,
      export_file: () =>
        'Fișierul nu este în DATA_DIR/exports: API și worker trebuie să folosească același dosar dacă arhiva nu este în S3. Exportul poate fi cerut din nou.',
      too_many_at_once: () =>
        'Se pregătesc prea multe documente ale acestei organizații; încercați din nou peste puțin timp.',
      pdf_queue: () => 'Se fac multe PDF-uri acum: încercați din nou peste câteva secunde.',
      pdf_too_slow: () =>
        'PDF-ul acestui document durează prea mult. Forma HTML și originalul sunt disponibile.',
      pdf_cancelled: () => 'Cererea pentru PDF a fost anulată.',
      reconciliation_busy: () => 'Altă reconciliere este în lucru: încercați din nou peste câteva secunde.',
      anaf_paused: ({ until, anafCode }) =>
        `Apelurile către ANAF sunt suspendate până la ${formatShortInstant(until, 'ro')} (${anafCode}).`,
    },
    internal: {
      error: ({ reference }) =>
        `A apărut o eroare; în jurnalul serviciului are referința ${reference}. Dacă se repetă, anunțați administratorul.`,
    },
  },
};

function withWords(text: string, anafWords: string | null): string {
  return anafWords === null ? text : `${text} Textul ANAF: ${anafWords}`;
}
