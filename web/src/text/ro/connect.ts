/** The guided connection to ANAF. */
export const connect = {
  app: {
    title: 'Aplicația, înregistrată la ANAF',
    done: 'Aplicația este înregistrată la ANAF.',
    missing:
      'Serviciul nu este încă înregistrat la ANAF. Se face o singură dată, de administratorul serviciului:',
    portal:
      'Intrați pe portalul pentru dezvoltatori al anaf.ro (contul de dezvoltator este personal și separat de cel din SPV) și alegeți „Înregistrare aplicație”.',
    fill: 'Completați exact aceste valori:',
    name: 'Denumire aplicație',
    service: 'Serviciu',
    callback: 'Callback URL 1',
    generate: 'Apăsați „Generare Client ID”. Portalul afișează un Client ID și un Client Secret.',
    set: 'Adăugați-le în setările serviciului (fișierul .env) și reporniți-l:',
    check: 'Am repornit serviciul',
    stillMissing: 'Serviciul încă nu are cele două valori.',
  },
  certificate: {
    title: 'Alegeți certificatul',
    text: 'Browserul vă cere certificatul și PIN-ul lui, pe site-ul ANAF. Certificatul trebuie să aibă drept în SPV pentru companiile dumneavoastră.',
    remembers: 'Browserul ține minte certificatul ales',
    remembersText:
      'Dacă nu vă cere nici certificatul, nici PIN-ul, folosește certificatul ales mai devreme, poate pe cel greșit. Închideți toate ferestrele browserului sau folosiți o fereastră privată, câte una pentru fiecare certificat.',
    go: 'Mergeți la ANAF',
    goNew: 'Deschide ANAF într-o filă nouă',
    lasts: 'Linkul este valabil zece minute.',
  },
  paste: {
    title: 'Lipiți adresa la care ați ajuns',
    text: 'După certificat, browserul ajunge la o adresă care nu se deschide: este în regulă. Copiați adresa întreagă din bara browserului și lipiți-o aici.',
    label: 'Adresa din bara browserului',
    looksLike: (url: string) => `Începe cu ${url}`,
    clock: (seconds: number) => `ANAF o acceptă 60 de secunde. Mai aveți ${seconds} s.`,
    clockBefore: 'ANAF o acceptă 60 de secunde de la alegerea certificatului.',
    over: 'Au trecut 60 de secunde: probabil ANAF nu mai acceptă adresa. Începeți din nou de la certificat.',
    send: 'Conectează',
    wrong: 'Aceasta nu este adresa: trebuie să conțină „code=” și „state=”.',
    refused:
      'Adresa conține un refuz de la ANAF: certificatul nu a fost prezentat sau cererea a fost respinsă.',
  },
  elsewhere: 'Certificatul este la altcineva?',
  connected: (serial: string) => `Certificatul ${serial} este conectat.`,
  connectedOther: (name: string, instead: string) =>
    `Ați conectat certificatul ${name}, nu ${instead}, care trebuia reînnoit. ${instead} rămâne de reconectat: închideți toate ferestrele browserului și alegeți-l pe acesta.`,
  connectedPlain: 'Certificatul este conectat.',
};
