/** Al doilea factor: codurile unei aplicații, la setări și la autentificare. */
import { formatCount } from '../../format/numbers.ts';

export const secondFactor = {
  title: 'Al doilea factor',
  lead: 'La autentificare se cere, după parolă, și un cod dintr-o aplicație de pe telefon. O parolă furată nu mai este suficientă.',
  start: 'Activează codurile',
  scan: 'Scanați imaginea cu aplicația (de exemplu Google Authenticator, 2FAS sau Aegis), apoi introduceți codul afișat.',
  picture: 'Cod QR pentru aplicație',
  typed: 'Sau introduceți în aplicație:',
  code: 'Codul din aplicație',
  wrong: 'Codul nu este cel de acum. Verificați ora telefonului și încercați următorul cod.',
  confirm: 'Confirmă și activează',
  on: 'Activ din',
  left: (n: number) =>
    n === 0
      ? 'Nu mai aveți coduri de rezervă: creați altele.'
      : `Mai aveți ${formatCount(n, ['cod de rezervă', 'coduri de rezervă'], 'ro')}.`,
  renew: 'Creează alte coduri de rezervă',
  remove: 'Dezactivează',
  removeTitle: 'Dezactivați al doilea factor?',
  removeText: 'Contul se va deschide doar cu parola.',
  codes: 'Coduri de rezervă',
  codesHelp:
    'Păstrați-le în afara telefonului: fiecare ține locul unui cod, o singură dată, dacă pierdeți aplicația. Nu mai pot fi afișate. Celelalte sesiuni s-au încheiat.',
  codesKept: 'Le-am păstrat',
  step: {
    title: 'Al doilea pas',
    lead: 'Introduceți acum codul din aplicație.',
    code: 'Cod',
    help: 'sau un cod de rezervă',
    wrong: 'Codul nu este valabil sau a fost deja folosit.',
    over: 'Au fost prea multe încercări sau au trecut cinci minute. Luați-o de la început.',
    go: 'Continuă',
    again: 'De la început',
  },
  needed: {
    title: 'Organizația cere un al doilea factor',
    lead: 'Activați codurile sau adăugați o cheie de acces pentru a continua. Durează un minut.',
    leadPasskey: 'Contul are o cheie de acces: confirmați cu ea pentru a continua.',
    orPasskey: 'Sau o cheie de acces, cu amprenta, fața sau codul dispozitivului:',
    signOut: 'Deconectare',
  },
  organisation: {
    label: 'Cere tuturor membrilor un al doilea factor',
    help: 'Cine nu îl are îl activează la următoarea accesare. Cheile API nu sunt afectate. Doar un proprietar poate schimba.',
  },
};
