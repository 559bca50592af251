/** Sincronizări: toate, cele mai noi întâi. */
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
    running: 'Se lucrează',
    succeeded: 'Reușită',
    partial: 'Parțială',
    failed: 'Nereușită',
    cancelled: 'Oprită',
  },
  trigger: { manual: 'de o persoană', schedule: 'automat', reconciliation: 'verificarea de noapte' },
  whyPartial: 'Unele mesaje sau liste nu s-au încheiat; le reluăm singuri.',
  empty: 'Nicio sincronizare încă',
  emptyHelp: 'Porniți una de la Acasă: citim ultimele 60 de zile din SPV pentru fiecare companie.',
  took: (minutes: number, seconds: number) => (minutes > 0 ? `${minutes} min ${seconds} s` : `${seconds} s`),
};
