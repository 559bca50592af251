/** What the demo says, in the language of the reader's locale: Romanian or English. */

import { languageOfLocale } from '../../src/text/language.ts';
import { withDe } from '../../src/text/plural.ts';

const en = {
  begin: (dir: string) =>
    `E-Factura Sync, a demonstration in ${dir}: invented invoices, nothing reaches ANAF.`,
  foundArchive: (n: number) => `The archive is here already: ${n} messages. Asking ANAF for new ones.`,
  headings: ['Code', 'Name', 'Listed', 'Archived', 'Expired', 'Pending', 'Complete'],
  nothingNew: 'Nothing new: the archive is unchanged.',
  archivedNow: (n: number) => `${n} messages were archived now.`,
  zips: (dir: string) => `The ZIPs as ANAF signed them: ${dir}`,
  ready: (seconds: string) => `Ready after ${seconds} s.`,
  address: 'Address ',
  login: 'Login   ',
  apiKey: 'API key ',
  keptIn: (file: string) =>
    `(also in ${file}, readable only by you; the demo stores them, the real service does not)`,
  tryThese: 'Try:',
  newInvoice: 'Let a new invoice arrive in the SPV, then trigger again:',
  stays: 'Ctrl-C stops everything.',
  stopping: 'Stopping.',
  died: (name: string, how: string, last: string) =>
    `The demo stops, because "${name}" ended (${how}). Its last output:\n\n${last}`,
  noPort: 'PORT must be a whole number from 1 to 65535.',
  portTaken: (port: number) =>
    `Port ${port} is taken by another program. Choose another: PORT=${port < 65_000 ? port + 10 : 3010} npm run demo`,
  portRefused: (port: number, code: string) => `Port ${port} cannot be used (${code}): set PORT to another.`,
  alreadyRunning: (dir: string) =>
    `A demo is running in ${dir} already: stop it first, or choose another --dir.`,
};

export type DemoTexts = typeof en;

const ro: DemoTexts = {
  begin: (dir) => `E-Factura Sync, o demonstrație în ${dir}: facturi inventate, nimic nu ajunge la ANAF.`,
  foundArchive: (n) => `Arhiva există deja: ${withDe(n)} mesaje. Se caută mesaje noi.`,
  headings: ['Cod', 'Nume', 'Listate', 'Arhivate', 'Expirate', 'În așteptare', 'Complet'],
  nothingNew: 'Nimic nou: arhiva este neschimbată.',
  archivedNow: (n) => `Mesaje arhivate acum: ${n}.`,
  zips: (dir) => `Fișierele ZIP, așa cum le-a semnat ANAF: ${dir}`,
  ready: (seconds) => `Gata după ${seconds} s.`,
  address: 'Adresa    ',
  login: 'Cont      ',
  apiKey: 'Cheia API ',
  keptIn: (file) =>
    `(și în ${file}, numai pentru dumneavoastră; demonstrația le păstrează, serviciul real nu)`,
  tryThese: 'Încercați:',
  newInvoice: 'Faceți să sosească o factură nouă în SPV, apoi porniți din nou sincronizarea:',
  stays: 'Ctrl-C oprește totul.',
  stopping: 'Se oprește.',
  died: (name, how, last) =>
    `Demonstrația se oprește, pentru că „${name}” s-a încheiat (${how}). Ultimele rânduri:\n\n${last}`,
  noPort: 'PORT trebuie să fie un număr întreg de la 1 la 65535.',
  portTaken: (port) =>
    `Portul ${port} este ocupat de alt program. Alegeți altul: PORT=${port < 65_000 ? port + 10 : 3010} npm run demo`,
  portRefused: (port, code) => `Portul ${port} nu poate fi folosit (${code}): puneți altul în PORT.`,
  alreadyRunning: (dir) => `O demonstrație rulează deja în ${dir}: opriți-o, sau alegeți alt --dir.`,
};

export function demoTextsFor(env: Record<string, string | undefined>): DemoTexts {
  return { ro, en }[languageOfLocale(env)];
}
