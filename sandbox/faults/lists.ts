/** Faults of the lists: pages that shift, envelopes with false values, rows that are not as they should be. */

import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { Ctx } from '../context.ts';
import type { Message, Row } from '../world-message.ts';
import type { Effect, FaultKnobs } from './effect.ts';

const lists = ['list_paged', 'list_simple'] as const;
const paged = ['list_paged'] as const;

/** Changes the envelope of an answer that has rows. */
const envelope =
  (change: (envelope: Record<string, unknown>, rows: Row[], knobs: FaultKnobs) => Record<string, unknown>) =>
  (answer: Answer, _parts: Ctx, _call: Call, knobs: FaultKnobs): Answer | undefined => {
    const rows = answer.json?.mesaje;
    if (!Array.isArray(rows) || !answer.json) return undefined;
    return { ...answer, json: change(answer.json, rows, knobs) };
  };

/** Changes every third row, or the only one: good rows stay beside the odd ones. */
const someRows = (change: (row: Row) => Row) =>
  envelope((whole, rows) => ({ ...whole, mesaje: rows.map((row, i) => (i % 3 === 0 ? change(row) : row)) }));

const withRows = (whole: Record<string, unknown>, rows: Row[]) => ({
  ...whole,
  mesaje: rows,
  ...('numar_inregistrari_in_pagina' in whole && { numar_inregistrari_in_pagina: rows.length }),
});

export const listFaults = {
  list_204: {
    says: 'HTTP 204',
    on: lists,
    passing: true,
    instead: () => ({ status: 204, outcome: 'list_204' }),
  },
  json_as_text: {
    says: 'the right JSON, called text/plain',
    on: [...lists, 'download'],
    passing: true,
    bend: (answer) => (answer.type === 'application/json' ? { ...answer, type: 'text/plain' } : undefined),
  },
  absent_mesaje: {
    says: 'an envelope without mesaje and without eroare',
    on: lists,
    passing: true,
    bend: envelope(({ mesaje: _, ...whole }) => whole),
  },
  null_mesaje: {
    says: 'an envelope whose mesaje is null',
    on: lists,
    passing: true,
    bend: envelope((whole) => ({ ...whole, mesaje: null })),
  },
  null_eroare: {
    says: 'good rows, and "eroare": null beside them',
    on: lists,
    passing: true,
    bend: envelope((whole) => ({ ...whole, eroare: null })),
  },
  empty_page: {
    says: 'a page without rows whose totals are right',
    on: lists,
    passing: true,
    bend: envelope((whole) => withRows(whole, [])),
  },
  short_page: {
    says: 'a page that lacks its last rows (default 3) and says so itself',
    on: paged,
    passing: true,
    bend: envelope((whole, all, { rows = 3 }) => withRows(whole, all.slice(0, -rows))),
  },
  repeated_rows: {
    says: 'the last row comes twice in place of the first',
    on: lists,
    passing: true,
    bend: envelope((whole, rows) =>
      rows.length > 1 ? { ...whole, mesaje: [...rows.slice(1), rows.at(-1)] } : whole,
    ),
  },
  wrong_index: {
    says: 'index_pagina_curenta is one too high; the rows are right',
    on: paged,
    passing: true,
    bend: envelope((whole) => ({ ...whole, index_pagina_curenta: Number(whole.index_pagina_curenta) + 1 })),
  },
  wrong_total: {
    says: 'numar_total_inregistrari is too high by rows (default 1)',
    on: paged,
    passing: true,
    bend: envelope((whole, _all, { rows = 1 }) => ({
      ...whole,
      numar_total_inregistrari: Number(whole.numar_total_inregistrari) + rows,
    })),
  },
  absurd_pages: {
    says: 'numar_total_pagini is a million',
    on: paged,
    passing: true,
    bend: envelope((whole) => ({ ...whole, numar_total_pagini: 1_000_000 })),
  },
  page_drift: {
    says: 'before the page is read, rows (default 1) come into the window at its newest (or oldest) end, for good',
    on: paged,
    passing: false,
    before: (ctx, call, { rows = 1, where = 'newest' }) => {
      const from = Number(call.query.get('startTime'));
      const to = Number(call.query.get('endTime'));
      const createdAt = where === 'newest' ? to : from + 60_000;
      for (let i = 0; i < rows; i++) ctx.world.addMessage(call.query.get('cif') ?? '', { createdAt });
      return call;
    },
  },
  page_shrink: {
    says: 'before the page is read, rows (default 1) leave the list at its oldest (or newest) end, for good',
    on: paged,
    passing: false,
    before: (ctx, call, { rows = 1, where = 'oldest' }) => {
      for (const message of atEnd(ctx, call, rows, where))
        ctx.world.changeMessage(message.id, { hiddenFrom: call.at });
      return call;
    },
  },
  clock_skew: {
    says: "for this call ANAF's clock is off by skewMs (default -90000, behind)",
    on: [...lists, 'download'],
    passing: true,
    before: (_parts, call, { skewMs = -90_000 }) => ({ ...call, at: call.at + skewMs }),
  },
  ids_as_numbers: {
    says: 'id and id_solicitare are JSON numbers in every third row',
    on: lists,
    passing: true,
    bend: someRows((row) => ({ ...row, id_solicitare: Number(row.id_solicitare), id: Number(row.id) })),
  },
  rows_without_id: {
    says: 'every third row has no id',
    on: lists,
    passing: true,
    bend: someRows(({ id: _, ...row }) => row),
  },
  moving_total: {
    says: 'each page gives another numar_total_inregistrari: one more with every page',
    on: paged,
    passing: false,
    bend: envelope((whole) => ({
      ...whole,
      numar_total_inregistrari: Number(whole.numar_total_inregistrari) + Number(whole.index_pagina_curenta),
    })),
  },
  rows_without_index: {
    says: 'every third row has no id_solicitare',
    on: lists,
    passing: false,
    bend: someRows((row) => ({ ...row, id_solicitare: undefined })),
  },
  unreadable_dates: {
    says: 'every third row bears a data_creare that is no date (text, default "curand")',
    on: lists,
    passing: false,
    bend: (answer, ctx, call, knobs) =>
      someRows((row) => ({ ...row, data_creare: knobs.text ?? 'curand' }))(answer, ctx, call, knobs),
  },
  unlisted_row: {
    says: 'the row of this id (text; default the newest) is left out, and of the totals as well',
    on: lists,
    passing: false,
    bend: envelope((whole, all, { text }) => {
      const id = text ?? all.toSorted((a, b) => (a.data_creare < b.data_creare ? 1 : -1))[0]?.id;
      const rows = all.filter((row) => row.id !== id);
      const total = Number(whole.numar_total_inregistrari) - (all.length - rows.length);
      const counted = 'numar_total_inregistrari' in whole && { numar_total_inregistrari: total };
      return { ...withRows(whole, rows), ...counted };
    }),
  },
  foreign_cif: {
    says: 'every third row bears another CIF (text, default 14399840)',
    on: lists,
    passing: false,
    bend: (answer, ctx, call, knobs) =>
      someRows((row) => ({ ...row, cif: knobs.text ?? '14399840' }))(answer, ctx, call, knobs),
  },
  unknown_tip: {
    says: 'every third row bears a tip that is in no paper (text)',
    on: lists,
    passing: false,
    bend: (answer, ctx, call, knobs) =>
      someRows((row) => ({ ...row, tip: knobs.text ?? 'NOTIFICARE SISTEM' }))(answer, ctx, call, knobs),
  },
} satisfies Record<string, Effect>;

function atEnd({ world }: Ctx, { query }: Call, rows: number, where: 'newest' | 'oldest'): Message[] {
  const [from, to] = [Number(query.get('startTime')), Number(query.get('endTime'))];
  const view = world.view(query.get('cif') ?? '', from, to);
  return where === 'oldest' ? view.slice(0, rows) : view.slice(Math.max(0, view.total - rows), view.total);
}
