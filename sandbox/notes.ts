/** Every sentence of ANAF that the sandbox says, letter by letter: the misspellings are the wire format. */

export const listTitle = 'Lista Mesaje';
export const downloadTitle = 'Descarcare mesaj';

const notAccepted = 'nu este un numar sau nu are o valoare acceptata de sistem';

export const listNotes = {
  simpleParametersMissing: 'Parametrii zile si cif sunt obligatorii',
  pagedParametersMissing: 'Parametrii startTime, endTime, cif si pagina sunt obligatorii',
  simpleCifNotNumeric: (cif: string) => `CIF introdus= ${cif} nu este un numar`,
  pagedCifNotNumeric: (cif: string) => `CIF introdus= ${cif} ${notAccepted}`,
  notNumeric: (name: 'startTime' | 'endTime' | 'pagina', value: string) =>
    `${name} = ${value} ${notAccepted}`,
  daysNotNumeric: (days: string) => `Numarul de zile introdus= ${days} nu este un numar intreg`,
  daysOutOfRange: 'Numarul de zile trebuie sa fie intre 1 si 60',
  filterUnknown: 'Valorile acceptate pentru parametrul filtru sunt E, T, P sau R',
  // The ` = now` at the end of the two clock notes is not in ANAF's papers but in its live answers (seen 2026-07-30).
  startTooOld: (start: string) =>
    `startTime = ${start} nu poate fi mai vechi de 60 de zile fata de momentul requestului`,
  endInFuture: (end: string, now: string) =>
    `endTime = ${end} nu poate in viitor fata de momentul requestului = ${now}`,
  endBeforeStart: (end: string, start: string) => `endTime = ${end} nu poate fi <= startTime = ${start}`,
  noRightForCif: (cif: string) => `Nu aveti drept in SPV pentru CIF=${cif}`,
  noRightAtAll: 'Nu exista niciun CIF pentru care sa aveti drept in SPV',
  nothingInWindow: 'Nu exista mesaje in intervalul selectat',
  nothingInDays: (days: number) => `Nu exista mesaje in ultimele ${days} zile`,
  tooManyForOnePage:
    'Lista de mesaje este mai mare decat numarul de 500 elemente permise in pagina. Folositi endpoint-ul cu paginatie.',
  pagePastEnd: (page: number, pages: number) =>
    `Pagina solicitata ${page} este mai mare decat numarul toatal de pagini ${pages}`,
  dailyQuota: (limit: number) =>
    `S-au facut deja ${limit} interogari de lista mesaje de catre utilizator in cursul zilei`,
  // Known from the field only with its middle left out; the sandbox leaves it out too.
  dailyQuotaField: (limit: number, cif: string) =>
    `S-au facut deja ${limit} de interogari de tip lista mesaje  de catre CUI= ${cif} in cursul zilei`,
};

export const downloadNotes = {
  parameterMissing: 'Parametrul id este obligatoriu',
  idNotInteger: (id: string) => `Id descarcare introdus= ${id} nu este un numar intreg`,
  notFound: (id: string) => `Pentru id=${id} nu exista inregistrata nici o factura`,
  noRight: 'Nu aveti dreptul sa descarcati acesta factura',
  // In no paper of ANAF's; seen live on 2026-07-30.
  expired:
    'Fisierul nu mai poate fi descarcat pentru ca a trecut perioada de 60 de zile in care este disponibil',
  dailyQuota: (limit: number) => `S-au facut deja ${limit} descarcari de mesaj in cursul zilei`,
  dailyQuotaField: (limit: number, id: string) =>
    `S-au facut deja ${limit} descarcari la mesajul cu id_descarcare=${id}  in cursul zilei`,
};

export const statusNotes = {
  parameterMissing: 'Parametrul id_incarcare este obligatoriu',
  idNotInteger: (id: string) => `Id_incarcare introdus= ${id} nu este un numar intreg`,
  notFound: (id: string) => `Nu exista factura cu id_incarcare= ${id}`,
  noRight: (id: string) => `Nu aveti dreptul de inteorgare pentru id_incarcare= ${id}`,
  noRightAtAll: 'Nu exista niciun CIF petru care sa aveti drept',
  dailyQuota: (limit: number) => `S-au facut deja ${limit} descarcari de mesaj in cursul zilei`,
};

export const renderNotes = {
  standardUnknown: 'Valorile acceptate pentru parametrul standard sunt FACT1 si FCN',
  tooBig: 'Marime fisier transmis mai mare de 5 MB.',
};

export const technicalError = (code: string): string => `A aparut o eroare tehnica. Cod: ${code}`;

export const sealNotes = {
  genuine:
    'Fișierele încărcate au fost validate cu succes, din perspectiva autenticității semnăturii aplicate și a apartenenței acesteia la XML-ul ce reprezintă factura electronică. Documentul factură de tip XML cu semnătura de validare atașată, este considerat document original din perspectiva legislativă și este generat prin intermediul sistemului național RO e-Factura.',
  notGenuine:
    'Fișierele încărcate NU au putut fi validate cu succes, din perspectiva autenticității semnăturii aplicate și a apartenenței acesteia la XML-ul ce reprezintă factura electronică. Documentul factură de tip XML cu semnătura de validare atașată, NU poate fi considerat document original din perspectiva legislativă și NU este generat prin intermediul sistemului național RO e-Factura.',
  badRequest:
    'Eroare tehnică: request incorect. Cauza: cel puțin unul din documente NU a fost încărcat sau NU este un fisier de tip XML specific facturii electronice.',
};
