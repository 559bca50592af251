/** The guided connection to ANAF. */
import type { connect as ro } from '../ro/connect.ts';

export const connect: typeof ro = {
  app: {
    title: 'The application, registered at ANAF',
    done: 'The application is registered at ANAF.',
    missing: 'The service is not registered at ANAF yet. Whoever runs it does so once:',
    portal:
      'Go to the developer portal of anaf.ro (a developer’s account is personal, and apart from the one in the SPV) and choose “Înregistrare aplicație”.',
    fill: 'Fill in exactly these values:',
    name: 'Denumire aplicație',
    service: 'Serviciu',
    callback: 'Callback URL 1',
    generate: 'Press “Generare Client ID”. The portal shows a Client ID and a Client Secret.',
    set: 'Put them into the settings of the service (the file .env) and restart it:',
    check: 'I have restarted the service',
    stillMissing: 'The service does not have the two values yet.',
  },
  certificate: {
    title: 'Choose the certificate',
    text: "The browser asks for the certificate and its PIN, on ANAF's site. The certificate needs a right in the SPV for your companies.",
    remembers: 'The browser remembers the certificate',
    remembersText:
      'If it asks for neither certificate nor PIN, it uses the one that was chosen before, maybe the wrong one. Close all windows of the browser, or use a private window for each certificate.',
    go: 'Go to ANAF',
    goNew: 'Open ANAF in a new tab',
    lasts: 'The link is good for ten minutes.',
  },
  paste: {
    title: 'Paste the address at which you ended',
    text: 'After the certificate the browser ends at an address that does not open: that is fine. Copy the whole address from its bar and paste it here.',
    label: "The address from the browser's bar",
    looksLike: (url) => `It begins with ${url}`,
    clock: (seconds) => `ANAF accepts it for 60 seconds. You have ${seconds} s left.`,
    clockBefore: 'ANAF accepts it for 60 seconds from the choice of the certificate.',
    over: 'The 60 seconds are over: ANAF will probably not accept it any more. Begin again with the certificate.',
    send: 'Connect',
    wrong: 'This is not the address: it must hold “code=” and “state=”.',
    refused:
      "The address holds ANAF's refusal: the certificate was not presented, or the request was declined.",
  },
  elsewhere: 'Somebody else has the certificate?',
  connected: (serial) => `The certificate ${serial} is connected.`,
  connectedPlain: 'The certificate is connected.',
};
