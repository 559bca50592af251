/** listaMesajePaginatieFactura: a window of at most 60 days by ANAF's clock, in pages of 500 unless the settings say fewer. */

import { type Answer, badRequest, json } from '../answer.ts';
import { quoted } from '../bucharest.ts';
import type { Call } from '../call.ts';
import type { Ctx } from '../context.ts';
import { dayMs } from '../durations.ts';
import { listNotes } from '../notes.ts';
import { admit, filters, inListOrder, listNote, signature } from './list.ts';

export function listPaged(ctx: Ctx, call: Call): Answer {
  const asked = readWindow(call);
  if ('refusal' in asked) return asked.refusal;
  const { cif, from, to, page, filter } = asked;
  const admitted = admit(ctx, call, cif, 'listingsPerCifDay');
  if ('refusal' in admitted) return admitted.refusal;

  const { world, settings } = ctx;
  const { pageSize } = settings;
  const view = world.view(cif, from, to, filter);
  if (view.total === 0) return listNote(listNotes.nothingInWindow, 'empty');
  const pages = Math.ceil(view.total / pageSize);
  if (page > pages) return listNote(listNotes.pagePastEnd(page, pages), 'page_past_end');
  const rows = inListOrder(view, (page - 1) * pageSize, page * pageSize, settings.listOrder, world.seed);
  return json(
    {
      mesaje: rows,
      numar_inregistrari_in_pagina: rows.length,
      numar_total_inregistrari_per_pagina: pageSize,
      numar_total_inregistrari: view.total,
      numar_total_pagini: pages,
      index_pagina_curenta: page,
      ...signature(
        admitted.certificate,
        cif,
        `Lista Mesaje disponibile din intervalul ${quoted(from)} - ${quoted(to)}`,
      ),
    },
    'listed',
  );
}

interface Window {
  cif: string;
  from: number;
  to: number;
  page: number;
  filter: string | null;
}

/** Judges the parameters in the order in which ANAF's paper lists their errors. */
function readWindow({ query, at }: Call): Window | { refusal: Answer } {
  const [start, end, cif, page] = ['startTime', 'endTime', 'cif', 'pagina'].map(
    (name) => query.get(name) || null,
  );
  const filter = query.get('filtru') || null;
  if (start == null || end == null || cif == null || page == null)
    return { refusal: badRequest(listNotes.pagedParametersMissing, at) };

  const wrong = (text: string, outcome = 'bad_parameter') => ({ refusal: listNote(text, outcome) });
  if (!isNumber(cif)) return wrong(listNotes.pagedCifNotNumeric(cif));
  if (!isNumber(start)) return wrong(listNotes.notNumeric('startTime', start));
  if (!isNumber(end)) return wrong(listNotes.notNumeric('endTime', end));
  if (!isNumber(page) || Number(page) < 1) return wrong(listNotes.notNumeric('pagina', page));
  const from = Number(start);
  const to = Number(end);
  if (from < at - 60 * dayMs) return wrong(listNotes.startTooOld(quoted(from)), 'window_too_old');
  if (to <= from) return wrong(listNotes.endBeforeStart(quoted(to), quoted(from)));
  if (to > at) return wrong(listNotes.endInFuture(quoted(to), quoted(at)), 'window_in_future');
  if (filter !== null && !filters.includes(filter)) return wrong(listNotes.filterUnknown);
  return { cif, from, to, page: Number(page), filter };
}

/** At most 15 digits: beyond that there is neither an instant nor a CIF. */
const isNumber = (text: string): boolean => /^\d{1,15}$/.test(text);
