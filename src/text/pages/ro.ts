/** The pages outside the dashboard in Romanian: a person may have no account there, or no dashboard yet. */

export const ro = {
  offline: 'Nu există legătură cu serverul.',
  checkingLink: 'Se verifică linkul…',
  incompleteLink: 'Linkul este incomplet: deschideți-l din nou din mesajul primit sau copiați-l întreg.',
  needsJavaScript: 'Pagina are nevoie de JavaScript.',

  connected: {
    title: 'Certificatul este conectat la ANAF',
    text: (serial: string, companies: string) =>
      `Seria certificatului: ${serial}. ${companies ? `Companii: ${companies}. ` : ''}Puteți închide această pagină.`,
  },
  notConnected: 'Certificatul nu a fost conectat',

  tokenLink: {
    title: 'Autorizare pentru citirea facturilor din SPV',
    /** @param organisation HTML that holds its name; the same for the other values */
    asks: (organisation: string) =>
      `${organisation} vă cere să autorizați, cu certificatul dumneavoastră digital, citirea mesajelor e-Factura ale companiilor la care aveți drept în SPV. Acest program nu depune și nu modifică nimic la ANAF.`,
    onlyIfKnown: (until: string) =>
      `Continuați numai dacă știți cine vă cere. Linkul este valabil până la ${until}, o singură dată.`,
    continue: 'Continuați la ANAF',
    paste: 'Lipiți aici, în 60 de secunde, adresa la care s-a oprit browserul după ANAF',
    pageMayFail: 'Este normal ca pagina de la acea adresă să nu se poată afișa.',
    finish: 'Finalizați',
    done: (serial: string) => `Certificatul este conectat. Seria: ${serial}. Puteți închide această pagină.`,
  },

  approval: {
    title: 'Recunoașteți această factură?',
    /** @param organisation HTML that holds its name; the same for `until` */
    asks: (organisation: string) =>
      `${organisation} vă întreabă dacă recunoașteți factura de mai jos, găsită în SPV.`,
    number: 'Număr',
    seller: 'Vânzător',
    buyer: 'Cumpărător',
    issued: 'Emisă',
    due: 'Scadentă',
    total: 'Total',
    word: 'O explicație, dacă doriți',
    once: 'Se poate răspunde o singură dată. Răspunsul ajunge la cine v-a trimis linkul; la ANAF nu se schimbă nimic.',
    recognised: 'Recunosc',
    disputed: 'Nu recunosc',
    until: (until: string) => `Linkul este valabil până la ${until}.`,
    saidRecognised: 'Ați răspuns: recunosc factura.',
    saidDisputed: 'Ați răspuns: nu recunosc factura.',
    thanks: 'Răspunsul a fost primit. Puteți închide această pagină.',
  },

  confirmAddress: {
    title: 'Confirmarea adresei de e-mail',
    text: 'Confirmați că mesajele pot fi trimise la adresa la care ați primit linkul.',
    go: 'Confirmați adresa',
    done: 'Adresa este confirmată. Puteți închide această pagină.',
  },

  unsubscribe: {
    title: 'Dezabonare',
    text: 'Nu veți mai primi avize și rezumate prin e-mail de la această organizație. Le puteți porni din nou în Setări, Notificări.',
    go: 'Dezabonați-mă',
    done: 'Nu veți mai primi aceste mesaje. Puteți închide această pagină.',
    gone: 'Linkul este incomplet. Opriți mesajele din Setări, Notificări.',
  },

  dashboardWaiting: {
    title: 'Aplicația se pregătește',
    text: 'Serviciul rulează deja; paginile se construiesc la prima pornire, în câteva secunde. Pagina se reîncarcă automat. Dacă rămâne așa, motivul este în consola serviciului.',
  },
};

export type PageTexts = typeof ro;
