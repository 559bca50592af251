/** listaMesajeFactura: the last so many days in one answer, or a refusal when they hold more than 500 rows. */

import { type Answer, badRequest, json } from '../answer.ts';
import type { Call } from '../call.ts';
import type { Ctx } from '../context.ts';
import { dayMs } from '../durations.ts';
import { listNotes } from '../notes.ts';
import { admit, filters, inListOrder, listNote, signature } from './list.ts';

export function listSimple(ctx: Ctx, call: Call): Answer {
  const days = call.query.get('zile') || null;
  const cif = call.query.get('cif') || null;
  const filter = call.query.get('filtru') || null;
  if (days === null || cif === null) return badRequest(listNotes.simpleParametersMissing, call.at);
  if (!/^\d{1,15}$/.test(cif)) return listNote(listNotes.simpleCifNotNumeric(cif), 'bad_parameter');
  if (!/^-?\d+$/.test(days)) return listNote(listNotes.daysNotNumeric(days), 'bad_parameter');
  if (Number(days) < 1 || Number(days) > 60) return listNote(listNotes.daysOutOfRange, 'bad_parameter');
  if (filter !== null && !filters.includes(filter)) return listNote(listNotes.filterUnknown, 'bad_parameter');
  const admitted = admit(ctx, call, cif, 'simpleListingsPerCifDay');
  if ('refusal' in admitted) return admitted.refusal;

  const { world, settings } = ctx;
  const view = world.view(cif, call.at - Number(days) * dayMs, call.at, filter);
  if (view.total === 0) return listNote(listNotes.nothingInDays(Number(days)), 'empty');
  if (view.total > 500) return listNote(listNotes.tooManyForOnePage, 'too_many');
  const mesaje = inListOrder(view, 0, 500, settings.listOrder, world.seed);
  const titlu = `Lista Mesaje disponibile din ultimele ${Number(days)} zile`;
  return json({ mesaje, ...signature(admitted.certificate, cif, titlu) }, 'listed');
}
