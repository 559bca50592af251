/** Why a sync or a download failed, by code: what happened, what is done automatically, what the reader can do. */

export interface FailureText {
  what: string;
  we: string;
  /** Empty where there is nothing to do. */
  you: string;
}

const soon = 'Reîncercăm automat, la următoarea sincronizare.';
const tomorrow = 'Reîncercăm automat după miezul nopții, când ANAF reia numărătoarea.';
const rights = 'Verificăm zilnic și, când dreptul revine, listăm totul din nou.';
const report = 'Dacă se repetă, trimiteți răspunsul ANAF administratorului serviciului.';

export const failure = {
  rights_cif: {
    what: 'Certificatul nu are drept în SPV pentru acest CIF.',
    we: rights,
    you: 'Dreptul îl poate acorda administratorul SPV al firmei, prin formularul 270.',
  },
  rights_certificate: {
    what: 'Certificatul nu are drept în SPV pentru nicio firmă.',
    we: rights,
    you: 'Verificați dacă s-a conectat certificatul potrivit, la Conexiuni ANAF.',
  },
  rights_message: { what: 'ANAF refuză acest mesaj certificatului conectat.', we: soon, you: '' },
  access_denied: {
    what: 'Niciun certificat conectat nu are drept în SPV pentru acest CIF.',
    we: rights,
    you: 'Dreptul îl poate acorda administratorul SPV al firmei.',
  },
  no_valid_anaf_token: {
    what: 'Nu există o conexiune valabilă la ANAF.',
    we: 'Așteptăm; mesajele deja listate nu se pierd.',
    you: 'Conectați un certificat, la Conexiuni ANAF.',
  },
  invalid_grant: {
    what: 'ANAF nu mai acceptă autorizarea certificatului.',
    we: 'Fără ea nu putem cere nimic.',
    you: 'Reconectați certificatul, la Conexiuni ANAF.',
  },
  invalid_client: {
    what: 'ANAF nu recunoaște aplicația.',
    we: soon,
    you: 'Administratorul serviciului trebuie să verifice ANAF_CLIENT_ID și ANAF_CLIENT_SECRET.',
  },
  unauthorized: { what: 'ANAF nu a acceptat autorizarea.', we: 'O reînnoim și reîncercăm automat.', you: '' },
  forbidden: {
    what: 'ANAF nu permite aplicației sau utilizatorului acest serviciu.',
    we: soon,
    you: 'Administratorul serviciului trebuie să verifice dacă aplicația are serviciul E-Factura pe portalul ANAF.',
  },
  not_found: { what: 'ANAF nu cunoaște acest mesaj.', we: soon, you: report },
  page_past_end: { what: 'Lista ANAF s-a schimbat în timp ce o citeam.', we: soon, you: '' },
  clock: {
    what: 'Ceasul nostru și cel al ANAF nu se potrivesc.',
    we: 'Îl corectăm după ANAF și reîncercăm.',
    you: '',
  },
  quota_cif: { what: 'S-a atins limita zilnică a ANAF pentru acest CIF.', we: tomorrow, you: '' },
  quota_message: { what: 'S-a atins limita zilnică a ANAF pentru acest mesaj.', we: tomorrow, you: '' },
  quota_connection: {
    what: 'S-a atins limita zilnică a ANAF pentru acest certificat.',
    we: tomorrow,
    you: '',
  },
  token_refresh_failed: {
    what: 'Serviciul de autorizare al ANAF nu a emis un token nou.',
    we: soon,
    you: 'Dacă se repetă, reconectați certificatul.',
  },
  rate_limited: { what: 'ANAF ne-a cerut să încetinim.', we: 'Facem o pauză și continuăm automat.', you: '' },
  maintenance: { what: 'ANAF nu a răspuns (mentenanță).', we: soon, you: '' },
  server_error: { what: 'Serverul ANAF a returnat o eroare.', we: soon, you: '' },
  technical_error: { what: 'ANAF a raportat o eroare tehnică a sa.', we: soon, you: '' },
  network: { what: 'ANAF nu a putut fi contactat.', we: soon, you: '' },
  timeout: { what: 'ANAF nu a răspuns la timp.', we: soon, you: '' },
  truncated: { what: 'Răspunsul ANAF s-a întrerupt.', we: soon, you: '' },
  too_large: { what: 'Răspunsul ANAF este neobișnuit de mare.', we: soon, you: report },
  malformed: { what: 'ANAF a trimis altceva decât am cerut.', we: soon, you: '' },
  firewall: { what: 'Protecția ANAF a respins cererea.', we: soon, you: '' },
  our_fault: { what: 'ANAF spune că cererea noastră este greșită.', we: soon, you: report },
  too_many_for_simple_list: { what: 'ANAF cere lista pe pagini.', we: soon, you: '' },
  unknown_note: {
    what: 'ANAF a dat un răspuns necunoscut.',
    we: 'Nu considerăm nimic încheiat și reîncercăm.',
    you: report,
  },
  listing_unproven: {
    what: 'ANAF a anunțat alt număr de mesaje decât a listat.',
    we: 'Le descărcăm pe cele listate, nu declarăm perioada completă și listăm din nou.',
    you: '',
  },
  messages_failed: {
    what: 'Unele mesaje nu au putut fi descărcate încă.',
    we: 'Rămân în așteptare și le cerem din nou.',
    you: '',
  },
  archive_full: {
    what: 'Arhiva este plină.',
    we: 'Mesajele așteaptă la ANAF; le descărcăm când arhiva revine.',
    you: 'Anunțați administratorul serviciului.',
  },
  archive: {
    what: 'Arhiva nu a primit fișierul.',
    we: 'Mesajele așteaptă la ANAF; le descărcăm când arhiva revine.',
    you: 'Anunțați administratorul serviciului.',
  },
  quarantined: {
    what: 'ANAF a trimis un fișier care nu dovedește că este acest document.',
    we: 'Fișierul este păstrat în carantină, iar documentul este cerut din nou.',
    you: 'Verificați fișierul, în Carantină, și acceptați-l dacă este cel corect.',
  },
  zip: {
    what: 'ANAF a trimis o arhivă ZIP deteriorată sau alt fel de fișier.',
    we: 'Îl cerem din nou.',
    you: report,
  },
  no_id: {
    what: 'Lista ANAF nu a spus încă sub ce număr se descarcă acest mesaj.',
    we: 'Îl aflăm automat la o listare următoare.',
    you: '',
  },
  daily_limit: {
    what: 'Am cerut acest mesaj de câte ori se poate într-o zi.',
    we: tomorrow,
    you: '',
  },
  company_removed: { what: 'Compania a fost eliminată între timp.', we: 'Nu o mai sincronizăm.', you: '' },
  cancelled: {
    what: 'Oprită de dumneavoastră.',
    we: 'Ce s-a păstrat rămâne; restul vine la următoarea sincronizare.',
    you: '',
  },
  internal: {
    what: 'A apărut o eroare la noi.',
    we: 'Este în jurnalul serviciului; reîncercăm la următoarea sincronizare.',
    you: 'Dacă se repetă, anunțați administratorul serviciului.',
  },
} satisfies Record<string, FailureText>;
