/** The guided connection to ANAF. */
import type { connect as ro } from '../ro/connect.ts';

export const connect: typeof ro = {
  app: {
    title: 'The application, registered with ANAF',
    done: 'The application is registered with ANAF.',
    missing: 'The service is not registered with ANAF yet. Its administrator does this once:',
    portal:
      'Go to the developer portal of anaf.ro (the developer account is personal and separate from the SPV account) and choose “Înregistrare aplicație”.',
    fill: 'Fill in exactly these values:',
    name: 'Denumire aplicație',
    service: 'Serviciu',
    callback: 'Callback URL 1',
    generate: 'Click “Generare Client ID”. The portal shows a Client ID and a Client Secret.',
    set: 'Add them to the service settings (the .env file) and restart it:',
    check: 'I have restarted the service',
    stillMissing: 'The service does not have the two values yet.',
  },
  certificate: {
    title: 'Choose the certificate',
    text: "The browser asks for the certificate and its PIN, on ANAF's site. The certificate must have SPV access for your companies.",
    remembers: 'The browser remembers the chosen certificate',
    remembersText:
      'If it asks for neither the certificate nor the PIN, it uses the one chosen earlier, which may be the wrong one. Close all browser windows, or use a private window for each certificate.',
    go: 'Go to ANAF',
    goNew: 'Open ANAF in a new tab',
    lasts: 'The link is valid for ten minutes.',
  },
  paste: {
    title: 'Paste the address you ended up at',
    text: 'After the certificate, the browser ends up at an address that does not open. That is expected. Copy the whole address from the address bar and paste it here.',
    label: 'Address from the address bar',
    looksLike: (url) => `It starts with ${url}`,
    clock: (seconds) => `ANAF accepts it for 60 seconds. You have ${seconds} s left.`,
    clockBefore: 'ANAF accepts it for 60 seconds after the certificate is chosen.',
    over: 'The 60 seconds have passed: ANAF will probably not accept the address any more. Start again with the certificate.',
    send: 'Connect',
    wrong: 'This is not the address: it must contain “code=” and “state=”.',
    refused:
      'The address contains a refusal from ANAF: the certificate was not presented, or the request was rejected.',
  },
  elsewhere: 'Someone else has the certificate?',
  connected: (serial) => `Certificate ${serial} is connected.`,
  connectedOther: (name, instead) =>
    `You have connected certificate ${name}, and not ${instead}, which was to be renewed. ${instead} still has to be reconnected: close all browser windows, then choose it.`,
  connectedPlain: 'The certificate is connected.',
};
