/** What each task says in Romanian: what happened, what is done without you, what you can do. */
import type { QuarantineCause } from '../../core/quarantine.ts';
import { formatBytes, formatShortDay, formatShortInstant, formatShortMonth } from '../format.ts';
import { countRo } from '../plural.ts';
import { namesRo } from './group-ro.ts';

const day = (at: Date) => formatShortDay(at, 'ro');
const instant = (at: Date) => formatShortInstant(at, 'ro');
const messages = (n: number) => countRo(n, 'un mesaj', 'mesaje');
const invoices = (n: number) => countRo(n, 'o factură', 'facturi');
const days = (n: number) => countRo(n, 'o zi', 'zile');

const archiveClosed =
  'Discul este plin, protejat la scriere sau lipsește. Mesajele așteaptă la ANAF și sunt descărcate automat când arhiva revine. Anunțați administratorul serviciului.';

const quarantineCause: Record<QuarantineCause, string> = {
  other_document: 'alt document',
  no_document: 'niciun document',
  ambiguous: 'mai multe documente',
  too_large: 'fișier prea mare',
  cannot_be_opened: 'fișierul nu poate fi deschis',
};

export const ro = {
  connect: () => ({
    title: 'Conectați un certificat la ANAF',
    detail:
      'Fără un certificat conectat nu putem citi mesajele din SPV. Conectați certificatul unei persoane cu drept în SPV.',
  }),

  /** @param companies names of those that only it could read */
  reconnect: (serial: string | null, worksUntil: Date | null, companies: string[]) => ({
    title: `Reconectați certificatul ${serial ?? ''}`.trim(),
    detail: `ANAF nu mai acceptă autorizarea lui. ${companies.length > 0 ? `Nu se mai ${companies.length === 1 ? 'vede' : 'văd'}: ${namesRo(companies.slice(0, 5), companies.length)}. ` : ''}${worksUntil ? `Accesul actual ține până la ${day(worksUntil)}; apoi` : 'De acum'} nu mai putem descărca nimic cu el. Reconectați-l sau, dacă nu mai este folosit, ștergeți conexiunea.`,
  }),

  refreshFailing: (failedAt: Date, worksUntil: Date | null) => ({
    title: 'Autorizarea ANAF nu se poate reînnoi',
    detail: `Ultima încercare a eșuat la ${instant(failedAt)}. Reîncercăm automat, din oră în oră. ${worksUntil ? `Accesul actual ține până la ${day(worksUntil)}.` : 'Până la reînnoire nu putem descărca.'} Dacă se repetă, reconectați certificatul.`,
  }),

  refreshTokenAgeing: (daysLeft: number, endsAt: Date) => ({
    title:
      daysLeft > 0 ? `Autorizarea ANAF expiră în ${days(daysLeft)}` : 'Autorizarea ANAF a împlinit un an',
    detail: `ANAF o acordă pentru un an. Reconectați certificatul până la ${day(endsAt)}.`,
  }),

  accessLost: (company: string, since: Date) => ({
    title: `${company}: fără drept în SPV`,
    detail: `ANAF refuză accesul la acest CIF din ${day(since)}. Verificăm zilnic și, când dreptul revine, listăm totul din nou. Dreptul îl poate acorda administratorul SPV al firmei.`,
  }),

  listingTooOld: (company: string, last: Date | null) => ({
    title: last ? `${company}: nicio listare completă din ${instant(last)}` : `${company}: nelistată încă`,
    detail:
      'Mesajele primite de ANAF de atunci nu apar aici. Reîncercăm la fiecare sincronizare. Puteți porni una acum; rezultatul ei arată de ce nu reușește.',
  }),

  listsDiffer: (company: string) => ({
    title: `${company}: răspunsurile ANAF diferă`,
    detail:
      'Lista simplă, lista cu pagini sau starea unei încărcări arată mesaje pe care celelalte nu le au. Preluăm toate mesajele arătate, în oricare listă; comparăm din nou în fiecare noapte. Răspunsurile sunt păstrate ca dovadă, la constatarea din pagina companiei.',
  }),

  listingUnproven: (company: string, reported: number | null, listed: number) => ({
    title: `${company}: lista ANAF este incompletă`,
    detail: `ANAF a anunțat ${reported ?? '?'} mesaje și a arătat ${listed}. Le preluăm pe cele arătate, dar nu declarăm perioada completă; listăm din nou la următoarea sincronizare.`,
  }),

  messagesExpiring: (company: string, count: number, daysLeft: number, deletedFrom: Date) => ({
    title:
      daysLeft > 0
        ? `${company}: ${messages(count)} expiră în ${days(daysLeft)}`
        : `${company}: ${messages(count)} cu termenul ANAF depășit`,
    detail: `Descărcarea nu a reușit încă. Reîncercăm automat; ANAF le șterge din ${day(deletedFrom)}. Puteți cere un mesaj acum sau îl puteți descărca din SPV.`,
  }),

  pendingTooLong: (company: string, count: number) => ({
    title: `${company}: ${messages(count)} în așteptare de peste 30 de zile`,
    detail:
      'Reîncercăm automat. Verificați motivul fiecăruia; un mesaj care nu va veni niciodată poate fi închis de un administrator.',
  }),

  expiredInOurTime: (company: string, count: number) => ({
    title: `${company}: ${messages(count)} ${count === 1 ? 'a expirat' : 'au expirat'} înainte de descărcare`,
    detail:
      'ANAF nu le mai furnizează. Cereți documentele de la partener; în completitudine rămân numărate ca expirate.',
  }),

  unknownAnafNote: (company: string) => ({
    title: `${company}: un răspuns necunoscut de la ANAF`,
    detail:
      'Nu considerăm nimic încheiat și reîncercăm. Citiți textul ANAF; dacă se repetă, anunțați administratorul serviciului.',
  }),

  archiveClosed: () => ({ title: 'Arhiva nu primește fișiere', detail: archiveClosed }),

  archiveWaiting: (company: string, count: number) => ({
    title: `${company}: ${messages(count)} fără loc în arhivă`,
    detail: archiveClosed,
  }),

  archiveFindings: (company: string, count: number) => ({
    title: `${company}: ${countRo(count, 'o neregulă', 'nereguli')} în arhivă`,
    detail:
      'Unele fișiere nu mai sunt cele păstrate inițial. Nu suprascriem nimic. Administratorul serviciului le poate reface dintr-o copie de siguranță.',
  }),

  quarantine: (cause: QuarantineCause, count: number, companies: number, firstExpiresAt: Date | null) => ({
    title: `${countRo(count, 'Un document', 'documente')} în carantină: ${quarantineCause[cause]}`,
    detail: `ANAF a trimis pentru ${countRo(companies, 'o firmă', 'firme')} fișiere care nu dovedesc că sunt documentul cerut. Sunt păstrate, iar mesajele rămân în așteptare și sunt cerute din nou. ${firstExpiresAt ? `ANAF le șterge de la ${day(firstExpiresAt)}; cu două zile înainte, ultimul fișier primit este arhivat ca neconfirmat.` : ''} Deschideți fișierul și, dacă este cel corect, acceptați-l cu un motiv.`,
  }),

  quarantineLarge: (files: number, bytes: number) => ({
    title: `${countRo(files, 'Un fișier', 'fișiere')} în carantină, ${formatBytes(bytes, 'ro')}`,
    detail:
      'Sunt mai multe decât de obicei. Nu ștergem nimic, dar ocupă loc pe disc. Verificați-le pe cauze și acceptați documentele corecte; dacă toate au aceeași cauză, anunțați administratorul serviciului.',
  }),

  /** @param company null: all companies */
  anafLongWait: (company: string | null, askedUntil: Date, until: Date) => ({
    title: `${company ? `${company}: ` : ''}ANAF cere o pauză până la ${instant(askedUntil)}`,
    detail: `Pauza cerută este mai lungă decât limitele pe care le cunoaștem. ${company ? 'Pentru această firmă' : 'Pentru moment'} nu cerem nimic până la ${instant(until)}, apoi încercăm din nou, cel mult o dată pe oră. Dacă se repetă, anunțați administratorul serviciului.`,
  }),

  anafOutage: (since: Date, retryAt: Date, companies: number) => ({
    title: `ANAF nu răspunde din ${instant(since)}`,
    detail: `${companies > 0 ? `${countRo(companies, 'O companie nu a mai fost listată', 'companii nu au mai fost listate')} de peste o zi. ` : ''}Nu aveți nimic de făcut: reîncercăm la ${instant(retryAt)} și apoi continuu, iar ce s-a adunat se preia automat. ANAF păstrează mesajele 60 de zile.`,
  }),

  /** Anybody can write the names in a certificate: only its fingerprint is sure. */
  unknownSigner: (name: string, issuer: string, documents: number) => ({
    title: `Sigiliu de la un semnatar necunoscut: ${name}`,
    detail: `Semnătura este corectă și documentele sunt neschimbate (${invoices(documents)}), dar nu știm încă dacă certificatul este al ministerului; cel publicat a expirat în noiembrie 2025. Emitent: ${issuer}. Verificați certificatul, cereți la ANAF verificarea unei facturi și decideți o singură dată dacă îl acceptați. Dacă instalarea are mai multe organizații, decide administratorul serviciului.`,
  }),

  olderReadings: (count: number) => ({
    title: `${countRo(count, 'O factură', 'facturi')} de recitit cu versiunea nouă a programului`,
    detail:
      'Au fost citite de o versiune mai veche. Se recitesc singure în fiecare noapte, din fișierele păstrate; ce s-a schimbat se vede la fiecare factură. Un administrator poate porni recitirea și acum.',
  }),

  refusedInvoices: (count: number, companies: number) => ({
    title: `${countRo(count, 'O factură', 'facturi')} ${count === 1 ? 'refuzată' : 'refuzate'} de ANAF`,
    detail: `ANAF a respins la validare facturi trimise de ${countRo(companies, 'o companie', 'companii')}: pentru ANAF ele nu există. Citiți motivul, corectați și trimiteți din nou, apoi marcați-le ca văzute.`,
  }),

  buyerMessages: (count: number, companies: number) => ({
    title: `${countRo(count, 'Un mesaj', 'mesaje')} de la cumpărători`,
    detail: `Cumpărătorii au scris despre facturi trimise de ${countRo(companies, 'o companie', 'companii')}; poate fi un refuz. Citiți-le, răspundeți partenerului, apoi marcați-le ca văzute.`,
  }),

  unprovenOriginals: (count: number, companies: number) => ({
    title: `${countRo(count, 'Un document', 'documente')} ${count === 1 ? 'neconfirmat' : 'neconfirmate'}`,
    detail: `ANAF urma să șteargă mesaje de la ${countRo(companies, 'o companie', 'companii')}, iar ultimul fișier primit a fost păstrat deși nimic nu dovedește că este documentul cerut. Nu intră în sumele de TVA, iar luna rămâne incompletă. Cereți documentul partenerului sau lămuriți cu ANAF, apoi marcați-le ca văzute.`,
  }),

  arrivedAfterClosing: (count: number, companies: number, months: string[]) => ({
    title: `${countRo(count, 'Un mesaj', 'mesaje')} ${count === 1 ? 'sosit' : 'sosite'} după închiderea lunii`,
    detail: `ANAF a adăugat mesaje în luni închise (${months.map((month) => formatShortMonth(month, 'ro')).join(', ')}), la ${countRo(companies, 'o companie', 'companii')}. Sunt descărcate ca oricare altele. Verificați-le, apoi închideți luna din nou sau redeschideți-o.`,
  }),

  sealTampered: (company: string, count: number) => ({
    title: `${company}: ${invoices(count)} cu sigiliul care nu corespunde`,
    detail:
      'Documentul nu este cel sigilat sau semnătura nu este corectă. Nu vă bazați pe el: cereți verificarea la ANAF, apoi lămuriți cu partenerul. Fișierul primit de la ANAF este păstrat neschimbat.',
  }),

  installationHeld: (since: Date) => ({
    title: 'Instalare restaurată, în așteptare',
    detail: `A fost readusă dintr-o copie de siguranță la ${instant(since)} și nu face nimic singură: nu sincronizează, nu reînnoiește autorizări, nu trimite nimic. Administratorul serviciului confirmă că instalarea veche este oprită: efactura-sync take-over.`,
  }),

  backupNotContinued: (since: Date, backup: string, chains: number) => ({
    title: `Arhiva nu continuă copia de siguranță (din ${day(since)})`,
    detail: `Față de ultima copie corectă, ${backup}, ${countRo(chains, 'un lanț de amprente nu continuă', 'lanțuri de amprente nu continuă')}: baza de date este una mai veche sau a fost modificată. Nicio copie nu se șterge. Administratorul serviciului află cauza cu verify --backups și restaurează; dacă arhiva de acum este cea corectă, o confirmă cu backup --accept.`,
  }),

  backupTooOld: (last: Date) => ({
    title: `Nicio copie de siguranță din ${day(last)}`,
    detail:
      'Copiile programate nu mai reușesc. Jurnalul serviciului spune de ce: locul lor este plin, lipsește sau nu poate fi scris. Anunțați administratorul serviciului.',
  }),

  webhookDisabled: (host: string, reason: 'gone' | 'failing') => ({
    title: `Webhook oprit: ${host}`,
    detail:
      reason === 'gone'
        ? 'Serverul a răspuns că adresa nu mai există (410). Nimic nu mai este trimis acolo. Corectați adresa sau ștergeți webhookul; după repornire, evenimentele dintre timp se trimit.'
        : 'Timp de trei zile nu a putut fi livrat nimic. Verificați serverul, trimiteți un mesaj de probă și reporniți webhookul; ce s-a adunat între timp se trimite atunci.',
  }),

  webhookUndelivered: (host: string, count: number) => ({
    title: `${countRo(count, 'O livrare nereușită', 'livrări nereușite')} către ${host}`,
    detail:
      'Serverul le-a refuzat timp de trei zile, deși pe altele le-a primit. Vedeți răspunsul lui, apoi trimiteți-le din nou.',
  }),

  destinationFailing: (name: string, waiting: number) => ({
    title: `Destinația „${name}” nu primește documente`,
    detail: `Livrările nu reușesc de cel puțin o oră${waiting > 0 ? `, iar ${countRo(waiting, 'document așteaptă', 'documente așteaptă')}` : ''}. Verificați pe pagina Livrări dosarul, adresa sau parola; ce s-a adunat se livrează apoi de la sine.`,
  }),
};

export type TaskTexts = typeof ro;
