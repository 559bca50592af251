/** Acasă: the sentence, what is to be done, the portfolio. */
import type { CompanyAccess, RunState } from '../../api/shapes.ts';
import { formatCount, formatNumber } from '../../format/numbers.ts';

const companies = (n: number) => formatCount(n, ['companie', 'companii'], 'ro');
const messages = (n: number) => formatCount(n, ['mesaj', 'mesaje'], 'ro');

export const home = {
  sentence: {
    calm: (n: number, upTo: string | null) =>
      `Totul este la zi. ${n === 1 ? 'Compania este completă' : `${companies(n)} complete`}${upTo ? ` până la ${upTo}` : ''}.`,
    companies: (n: number) =>
      n === 1 ? 'O companie are nevoie de dumneavoastră.' : `${companies(n)} au nevoie de dumneavoastră.`,
    things: (n: number) =>
      n === 1
        ? 'Un lucru are nevoie de dumneavoastră.'
        : `${formatCount(n, ['lucru', 'lucruri'], 'ro')} au nevoie de dumneavoastră.`,
    waiting: (n: number) =>
      n === 1
        ? 'O companie își așteaptă prima listare completă.'
        : `${companies(n)} își așteaptă prima listare completă.`,
    empty: 'Nicio companie încă.',
  },
  facts: {
    outage: (since: string, retryAt: string, lastSync: string | null) =>
      `ANAF nu răspunde din ${since}; reîncercăm la ${retryAt}${lastSync ? `. Ultima sincronizare reușită: ${lastSync}` : ''}`,
    complete: (n: number, of: number, upTo: string) => `${n} din ${of} complete până la ${upTo}`,
    pending: (n: number) => `${messages(n)} în așteptare`,
    newToday: (n: number) =>
      n === 0 ? 'nimic nou azi' : `${formatCount(n, ['mesaj nou', 'mesaje noi'], 'ro')} azi`,
    syncing: (done: number, total: number) => `se sincronizează: ${done} din ${total}`,
    lastRun: 'ultima sincronizare',
    runNot: { partial: 'parțială', failed: 'nereușită', cancelled: 'oprită' } as Partial<
      Record<RunState, string>
    >,
    lastSync: (at: string) => `ultima reușită: ${at}`,
  },
  portfolio: {
    title: 'Companii',
    search: 'Caută după nume sau CIF',
    add: 'Adaugă companii',
    chips: {
      needs: 'Au nevoie de mine',
      pending: 'Cu mesaje în așteptare',
      denied: 'Fără drept',
      off: 'Oprite',
      inactive: 'Inactive sau lipsă din registrul ANAF',
      notVat: 'Neplătitoare de TVA',
    },
    noneFound: 'Nicio companie nu se potrivește.',
    noneFoundHelp: 'Schimbați textul căutat sau ștergeți filtrele.',
    empty: 'Adăugați prima companie',
    emptyHelp:
      'Un CIF, o listă lipită din orice tabel sau un fișier CSV. Apoi citim ultimele 60 de zile din SPV.',
    limited: 'Vedeți doar companiile la care aveți acces.',
    limitedNone: 'Nu aveți acces la nicio companie',
    limitedNoneHelp: 'Un administrator al organizației vă poate da acces, la Setări → Membri și roluri.',
    columns: {
      name: 'Companie',
      cif: 'CIF',
      upTo: 'Complet până la',
      pending: 'În așteptare',
      newToday: 'Noi azi',
      newSinceVisit: 'De la vizită',
      unbooked: 'De contat',
      missingFromJournal: 'În SPV, necontate',
      listed: 'Listată',
      access: 'Drept SPV',
      arrivals: '30 de zile',
      expired: 'Expirate',
    },
    moreSinceVisit: (n: number) =>
      `Cel puțin ${formatNumber(n, 'ro')}: de la vizită s-au schimbat peste 10.000 de facturi și se numără ultimele 10.000.`,
    state: {
      ok: 'completă',
      needs: 'are nevoie de dumneavoastră',
      lost: 'urgent',
      waiting: 'își așteaptă prima listare',
      off: 'sincronizare automată oprită',
    },
    access: { granted: 'da', denied: 'nu', unknown: 'se verifică' } satisfies Record<CompanyAccess, string>,
    daysLeft: (n: number) => (n <= 0 ? 'termen depășit' : formatCount(n, ['zi', 'zile'], 'ro')),
    daysLeftLong: (pending: number, n: number) =>
      n <= 0
        ? `${messages(pending)}; termenul ANAF al primului este depășit`
        : `${messages(pending)}; primul expiră în ${formatCount(n, ['zi', 'zile'], 'ro')}`,
    arrivals: (total: number, most: number) => `${messages(total)} în 30 de zile, cel mult ${most} într-o zi`,
    expired: (n: number) => formatCount(n, ['mesaj expirat', 'mesaje expirate'], 'ro'),
    notListed: 'nelistată încă',
  },
  sync: {
    now: 'Sincronizează acum',
    underWay: (done: number, total: number) => `Se sincronizează, ${done} din ${total}`,
    starting: 'Se pornește…',
  },
};
