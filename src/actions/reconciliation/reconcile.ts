/** Sets the journal of an accounting program beside what the SPV has of a company: what is in both, what differs, what only one has. */
import type { Actor } from '../../accounts/actor.ts';
import { addDays } from '../../core/calendar.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { findCompany } from '../../db/companies/company.ts';
import { inTransaction } from '../../db/connection.ts';
import {
  addReconciliation,
  countReconciliations,
  findReconciliation,
  type Reconciliation,
  type ReconciliationCounts,
} from '../../db/reconciliation/reconciliation.ts';
import { listComparable } from '../../db/reconciliation/reconciliation-source.ts';
import type { Comparison, Stretch } from '../../reconciliation/compare.ts';
import type { ReadAnswer } from '../../reconciliation/journal-thread.ts';
import { JournalError, openJournal } from '../../reconciliation/open-journal.ts';
import { auditActor } from '../audit/audit-actor.ts';
import { checkRateLimit } from '../check-rate-limit.ts';
import type { Ctx } from '../context.ts';

export interface ReconcileInput {
  companyId: string;
  /** Null: both. */
  direction: 'received' | 'sent' | null;
  /** Days of issue; without them the journal's own first and last. */
  from?: string;
  to?: string;
  /** Of totals, a decimal string. */
  tolerance: string;
  file: Buffer;
}

const mostRows = 200_000;
const reconciliationsAMinute = 6;
const keptForMs = 30 * 86_400_000;
/** Each may have as many rows as its journal: what nobody looks at must not fill the database. */
const mostKept = 100;
/** As people call the columns. */
const romanianFields: Record<string, string> = {
  number: 'numărul facturii',
  total: 'totalul',
  date: 'data',
  cif: 'codul partenerului',
};
/** A journal may have another day, or the next month: an invoice is looked for so far around the stretch. */
const aroundDays = 62;

/** @throws Problem not_found, too_many_requests, conflict when too many are kept, invalid_input, malformed_body, unavailable */
export async function reconcile(ctx: Ctx, actor: Actor, input: ReconcileInput): Promise<Reconciliation> {
  const { organisationId } = actor;
  const { companyId, direction, tolerance } = input;
  if (!(await findCompany(ctx.db, organisationId, companyId))) throw notFound('company');
  await checkRateLimit(ctx, {
    holder: `reconcile:${organisationId}`,
    limit: reconciliationsAMinute,
    windowMs: 60_000,
    refusal: `At most ${reconciliationsAMinute} reconciliations a minute are taken.`,
    romanian: `Se primesc cel mult ${reconciliationsAMinute} reconcilieri pe minut.`,
  });
  if ((await countReconciliations(ctx.db, organisationId, mostKept)) === mostKept) throw tooMany();
  try {
    await using journal = await openJournal(input.file, mostRows);
    const { headings, days } = judge(journal.reading);
    const stretch = stretchOf(days, input);
    const around = { from: addDays(stretch.from, -aroundDays), to: addDays(stretch.to, aroundDays) };
    const asked = { direction, ...around, limit: mostRows };
    const invoices = await listComparable(ctx.db, organisationId, companyId, asked);
    if (invoices.length > mostRows)
      throw new Problem(
        'invalid_input',
        `There are more than ${mostRows} invoices in that time: ask for less of it.`,
      ).inRomanian(`În perioada aceasta sunt peste ${mostRows} de facturi: cereți una mai scurtă.`);
    const comparison = await journal.compare(invoices, { ...stretch, tolerance });
    return await record(ctx, actor, { input, stretch, headings, comparison });
  } catch (error) {
    throw error instanceof JournalError ? notCompared(error) : error;
  }
}

function tooMany(): Problem {
  return new Problem(
    'conflict',
    `${mostKept} reconciliations are kept already; delete some of them first.`,
  ).inRomanian(`Sunt păstrate deja ${mostKept} de reconcilieri; ștergeți întâi câteva.`);
}

function notCompared(error: JournalError): Problem {
  if (error.code === 'too_heavy')
    return new Problem(
      'invalid_input',
      'The file is too heavy to be read: save only its list, or split it by month.',
    ).inRomanian('Fișierul este prea greu de citit: salvați doar lista din el sau împărțiți-l pe luni.');
  return new Problem(
    'unavailable',
    'Other journals are being compared.',
    { retryAfterSeconds: 10 },
    error,
  ).inRomanian('Se compară alte jurnale; încercați din nou peste câteva secunde.');
}

function judge(reading: ReadAnswer): Extract<ReadAnswer, { ok: true }> {
  if (reading.ok) {
    if (reading.entries > 0) return reading;
    throw new Problem('invalid_input', 'There is a heading, and below it no entry that could be read.', {
      columns: reading.headings,
      unread: reading.unread,
    }).inRomanian('Există un antet, dar sub el niciun rând care să poată fi citit.');
  }
  switch (reading.fault) {
    case 'no_columns':
      throw new Problem(
        'invalid_input',
        `No heading was found for: ${reading.missing.join(', ')}. Name the columns number, date, CIF and total (numar, data, CIF, total).`,
        { missing: reading.missing, seen: reading.seen.slice(0, 50) },
      ).inRomanian(
        `Nu am găsit coloana pentru: ${reading.missing.map((field) => romanianFields[field]).join(', ')}. Numiți coloanele numar, data, CIF și total.`,
      );
    case 'too_many_rows':
      throw new Problem(
        'invalid_input',
        `The file has more than ${mostRows} rows: split it by month.`,
      ).inRomanian(`Fișierul are peste ${mostRows} de rânduri: împărțiți-l pe luni.`);
    case 'too_large':
      throw new Problem(
        'invalid_input',
        'The spreadsheet unfolds to more than is read: save only its list.',
      ).inRomanian('Foaia de calcul este prea mare: salvați doar lista din ea.');
    case 'malformed':
      throw new Problem(
        'malformed_body',
        'The CSV could not be read: a quote is open or out of place.',
      ).inRomanian('CSV-ul nu a putut fi citit: are ghilimele deschise sau la locul nepotrivit.');
    case 'not_a_table':
      throw new Problem(
        'malformed_body',
        'This is neither CSV nor XLSX; save an old .xls as .xlsx.',
      ).inRomanian('Nu este nici CSV, nici XLSX; un fișier .xls vechi se salvează ca .xlsx.');
  }
}

function stretchOf(days: Stretch | null, { from, to }: Pick<ReconcileInput, 'from' | 'to'>): Stretch {
  const stretch = { from: from ?? days?.from, to: to ?? days?.to };
  if (stretch.from === undefined || stretch.to === undefined)
    throw new Problem('invalid_input', 'The journal has no dates: say from and to.', {
      parameter: 'from',
    }).inRomanian('Jurnalul nu are date: alegeți de la ce zi până la ce zi.');
  if (stretch.from > stretch.to)
    throw new Problem('invalid_input', 'from is after to.', { parameter: 'from' }).inRomanian(
      'Ziua de început este după cea de sfârșit.',
    );
  return { from: stretch.from, to: stretch.to };
}

interface Made {
  input: ReconcileInput;
  stretch: Stretch;
  headings: Record<string, string>;
  comparison: Comparison;
}

async function record(
  { db, now }: Ctx,
  actor: Actor,
  { input, stretch, headings, comparison: { rows, outside } }: Made,
): Promise<Reconciliation> {
  const { organisationId } = actor;
  const at = now();
  const by = auditActor(actor);
  const counts: ReconciliationCounts = { matched: 0, different: 0, missing: 0, extra: 0, unread: 0, outside };
  for (const { outcome } of rows) counts[outcome]++;
  return inTransaction(db, async (tx) => {
    const made = {
      organisationId,
      actor: by,
      companyId: input.companyId,
      direction: input.direction,
      issuedFrom: stretch.from,
      issuedTo: stretch.to,
      columns: headings,
      counts,
      expiresAt: new Date(at.getTime() + keptForMs),
    };
    const id = await addReconciliation(tx, made, rows, at);
    await recordAudit(
      tx,
      organisationId,
      { actor: by, action: 'reconciliation.made', subject: id, detail: counts },
      at,
    );
    return (await findReconciliation(tx, organisationId, id))!;
  });
}
