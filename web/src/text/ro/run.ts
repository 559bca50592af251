/** A sync in progress, and one that has finished. */
import type { MessageKind, RunState, RunTrigger } from '../../api/shapes.ts';
import { formatCount } from '../../format/numbers.ts';

const companies = (n: number) => formatCount(n, ['companie', 'companii'], 'ro');
const messages = (n: number) => formatCount(n, ['mesaj', 'mesaje'], 'ro');

export const live = {
  title: 'Sincronizare',
  heading: {
    queued: 'Sincronizarea așteaptă să înceapă',
    running: (n: number) => (n === 1 ? 'Se sincronizează o companie' : `Se sincronizează ${companies(n)}`),
    succeeded: (n: number) =>
      n === 0
        ? 'Sincronizare încheiată: nimic nou'
        : `Sincronizare încheiată: ${formatCount(n, ['mesaj nou', 'mesaje noi'], 'ro')}`,
    partial: (n: number) =>
      `Sincronizare încheiată; ${n === 1 ? 'o companie are' : `${companies(n)} au`} mesaje sau liste neterminate`,
    failed: 'Sincronizarea nu a reușit',
    cancelled: 'Sincronizare oprită',
  },
  trigger: {
    manual: 'pornită manual',
    schedule: 'automată',
    reconciliation: 'verificarea de noapte',
  } satisfies Record<RunTrigger, string>,
  started: 'începută',
  took: (minutes: number, seconds: number) =>
    minutes > 0 ? `a durat ${minutes} min ${seconds} s` : `a durat ${seconds} s`,
  leave: 'Puteți părăsi pagina: sincronizarea continuă, iar la întoarcere vedeți unde a ajuns.',
  companies: 'Companii',
  companiesDone: (done: number, total: number) => `${done} din ${total}`,
  messages: 'Mesaje',
  messagesDone: (done: number, total: number) =>
    total === 0 ? 'nimic de descărcat' : `${done} din ${total}`,
  messagesLater: 'se cunosc după listare',
  budget: 'Apeluri la ANAF pe minut',
  budgetUsed: (used: number, all: number) => `${used} din ${all}`,
  cancel: 'Oprește',
  cancelTitle: 'Opriți sincronizarea?',
  cancelText:
    'Ce s-a arhivat rămâne. Celelalte mesaje așteaptă următoarea sincronizare; niciunul nu se pierde.',
  cancelAction: 'Oprește sincronizarea',
  again: 'Sincronizează din nou',
  retryCompany: 'Reîncearcă',
  retryLabel: (cif: string) => `Reîncearcă ${cif}`,
  columns: {
    company: 'Companie',
    state: 'Stare',
    listed: 'Listate',
    new: 'Noi',
    archived: 'Arhivate',
    expired: 'Expirate',
    failed: 'Nereușite',
    why: 'Motiv',
  },
  state: {
    queued: 'așteaptă',
    listing: 'se listează',
    running: 'se descarcă',
    succeeded: 'gata',
    partial: 'parțial',
    failed: 'nu a reușit',
    cancelled: 'oprită',
  } satisfies Record<RunState | 'listing', string>,
  failures: 'Ce nu a reușit',
  failuresOf: (n: number) => companies(n),
  happening: 'În desfășurare',
  event: {
    archived: 'în arhivă',
    expired: 'a expirat la ANAF',
    failed: 'nu a reușit, se reîncearcă',
  },
  kind: {
    received: 'factură primită',
    sent: 'factură trimisă',
    error: 'eroare de validare',
    buyer_message_received: 'mesaj primit',
    buyer_message_sent: 'mesaj trimis',
    unknown: 'mesaj',
  } satisfies Record<MessageKind, string>,
  none: 'Nu a fost încă nicio sincronizare',
  noneHelp: 'Porniți una: citim ultimele 60 de zile din SPV pentru fiecare companie.',
  announce: (done: number, total: number, msgs: number) =>
    `${done} din ${companies(total)}, ${messages(msgs)} arhivate`,
};
