/** Sincronizări: toate, cele mai noi întâi. */
import type { RunState, RunTrigger } from '../../api/shapes.ts';
export const runs = {
  lead: 'Fiecare sincronizare, cele mai noi întâi. Listările de noapte verifică din nou toate cele 60 de zile.',
  columns: {
    state: 'Stare',
    started: 'Începută',
    trigger: 'Pornită',
    companies: 'Companii',
    new: 'Noi',
    archived: 'Arhivate',
    expired: 'Expirate',
    failed: 'Nereușite',
    took: 'A durat',
  },
  state: {
    queued: 'Așteaptă',
    running: 'În curs',
    succeeded: 'Reușită',
    partial: 'Parțială',
    failed: 'Nereușită',
    cancelled: 'Oprită',
  } satisfies Record<RunState, string>,
  trigger: {
    manual: 'de o persoană',
    schedule: 'automat',
    reconciliation: 'verificarea de noapte',
  } satisfies Record<RunTrigger, string>,
  whyPartial: 'Unele mesaje sau liste nu s-au încheiat; le reluăm automat.',
  empty: 'Nicio sincronizare încă',
  emptyHelp: 'Porniți una de la Acasă: citim ultimele 60 de zile din SPV pentru fiecare companie.',
  took: (minutes: number, seconds: number) => (minutes > 0 ? `${minutes} min ${seconds} s` : `${seconds} s`),
};
