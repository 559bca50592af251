/** Sosite: ce a sosit, marcaje, responsabili, etichete, comentarii. */
import type { Mark } from '../../api/shapes.ts';
import { formatCount } from '../../format/numbers.ts';

const invoices_ = (n: number) => formatCount(n, ['factură', 'facturi'], 'ro');

export const inbox = {
  list: 'Facturi sosite',
  document: 'Documentul',
  since: {
    name: 'Sosite',
    visit: 'de la ultima vizită',
    today: 'astăzi',
    week: 'în ultimele 7 zile',
    all: 'oricând',
    day: 'Din ziua',
  },
  arrived: (n: number, when: string) => `${invoices_(n)} ${n === 1 ? 'sosită' : 'sosite'} ${when}.`,
  visitOf: (at: string) => `de la ultima vizită, ${at}`,
  neverVisited: 'Prima vizită: sunt arătate toate facturile.',
  seenAll: 'Am văzut tot',
  seenAllHelp: 'De acum înainte sunt noi cele care sosesc mai târziu.',
  seenDone: (at: string) => `Văzute până la ${at}.`,
  mark: { booked: 'contată', question: 'de lămurit', ignored: 'ignorată' } satisfies Record<Mark, string>,
  markDo: { booked: 'Contată', question: 'De lămurit', ignored: 'Ignorată' } satisfies Record<Mark, string>,
  markName: 'Marcaj',
  markNone: 'nemarcată',
  marks: 'Marcajul facturii',
  assignee: 'Responsabil',
  nobody: 'fără responsabil',
  me: (name: string) => `${name} (eu)`,
  tags: 'Etichete',
  tagAdd: 'Etichetă nouă',
  tagRemove: (tag: string) => `Scoate eticheta ${tag}`,
  tag: 'Etichetă',
  comments: 'Comentarii',
  comment: 'Comentariu',
  commentSend: 'Adaugă',
  commentBy: { key: 'un program', person: 'o persoană care nu mai are cont', operator: 'operatorul' },
  commentCount: (n: number) => formatCount(n, ['comentariu', 'comentarii'], 'ro'),
  openPage: 'Deschide factura',
  back: 'Înapoi la listă',
  choose: 'Alegeți o factură din listă.',
  chooseHelp:
    '↑ și ↓ merg prin listă; c, l, i o marchează; a alege responsabilul, m scrie un comentariu, x o bifează.',
  more: 'Arată mai multe',
  none: 'Nimic nou.',
  noneHelp: 'Ce sosește apare aici imediat ce originalul este în arhivă.',
  select: (number: string) => `Alege ${number}`,
  bulk: (n: number) => (n === 1 ? 'O factură aleasă' : `${invoices_(n)} alese`),
  unselect: 'Renunță la selecție',
  markedNow: (n: number, mark: string) => `${invoices_(n)}: ${mark}`,
  unmarked: 'fără marcaj',
};
