/** What is wrong with a journal's file, in words for the person who sent it. */
import { Problem } from '../../core/errors.ts';
import type { ReadAnswer } from '../../reconciliation/journal-thread.ts';
import type { JournalError } from '../../reconciliation/open-journal.ts';
import type { JournalLayout } from '../../reconciliation/read-journal.ts';
import type { TableFault } from '../../reconciliation/read-table.ts';
import type { Field } from '../../reconciliation/score-heading.ts';

/** As people call the columns. */
const romanianFields: Record<Field, string> = {
  number: 'numărul facturii',
  series: 'seria',
  number_and_date: 'numărul și data',
  total: 'totalul',
  date: 'data',
  cif: 'codul partenerului',
};
const englishFields: Record<Field, string> = {
  number: "the invoice's number",
  series: 'the series',
  number_and_date: 'number and date',
  total: 'the total',
  date: 'the date',
  cif: "the partner's code",
};

const say = (fields: Field[], names: Record<Field, string>) => fields.map((field) => names[field]).join(', ');

export function tableProblem(fault: TableFault, mostRows: number): Problem {
  switch (fault) {
    case 'too_many_rows':
      return new Problem(
        'invalid_input',
        `The file has more than ${mostRows} rows: split it by month.`,
      ).inRomanian(`Fișierul are peste ${mostRows} de rânduri: împărțiți-l pe luni.`);
    case 'too_large':
      return new Problem(
        'invalid_input',
        'The spreadsheet unfolds to more than is read: save only its list.',
      ).inRomanian('Foaia de calcul este prea mare: salvați doar lista din ea.');
    case 'malformed':
      return new Problem(
        'malformed_body',
        'The CSV could not be read: a quote is open or out of place.',
      ).inRomanian('CSV-ul nu a putut fi citit: are ghilimele deschise sau la locul nepotrivit.');
    case 'not_a_table':
      return new Problem(
        'malformed_body',
        'This is neither CSV nor XLSX; save an old .xls as .xlsx.',
      ).inRomanian('Nu este nici CSV, nici XLSX; un fișier .xls vechi se salvează ca .xlsx.');
  }
}

/** Which column is which is for a person to say: the preview shows what can be chosen. */
export function unsureProblem({ guess, columns }: JournalLayout): Problem {
  const { missing, doubts } = guess;
  const seen = columns.map(({ heading }) => heading).filter((heading) => heading !== '');
  const extra = { parameter: 'columns', missing, doubts, seen: seen.slice(0, 50) };
  if (missing.length > 0)
    return new Problem(
      'invalid_input',
      `No column was found for: ${say(missing, englishFields)}. Choose the columns, or name them number, date, CIF and total.`,
      extra,
    ).inRomanian(
      `Nu am găsit coloana pentru: ${say(missing, romanianFields)}. Alegeți coloanele sau numiți-le numar, data, CIF și total.`,
    );
  return new Problem(
    'invalid_input',
    `It is not certain which column holds: ${say(doubts, englishFields)}. Choose the columns.`,
    extra,
  ).inRomanian(`Nu este sigur în ce coloană este: ${say(doubts, romanianFields)}. Alegeți coloanele.`);
}

export function columnsProblem({ fault, fields }: Extract<ReadAnswer, { ok: false }>): Problem {
  const extra = { parameter: 'columns', [fault]: fields };
  if (fault === 'missing')
    return new Problem(
      'invalid_input',
      `Choose a column for: ${say(fields, englishFields)}.`,
      extra,
    ).inRomanian(`Alegeți coloana pentru: ${say(fields, romanianFields)}.`);
  return new Problem(
    'invalid_input',
    `The chosen column holds something else: ${say(fields, englishFields)}.`,
    extra,
  ).inRomanian(`Coloana aleasă conține altceva: ${say(fields, romanianFields)}.`);
}

export function noEntriesProblem({ headings, unread }: Extract<ReadAnswer, { ok: true }>): Problem {
  return new Problem('invalid_input', 'There is a heading, and below it no entry that could be read.', {
    columns: headings,
    unread,
  }).inRomanian('Există un antet, dar sub el niciun rând care să poată fi citit.');
}

export function otherDirectionProblem(titled: 'received' | 'sent'): Problem {
  return titled === 'received'
    ? new Problem('invalid_input', 'The file is a journal of purchases, and sales were asked for.', {
        parameter: 'direction',
      }).inRomanian('Fișierul este un jurnal de cumpărări, iar comparația a fost cerută pentru vânzări.')
    : new Problem('invalid_input', 'The file is a journal of sales, and purchases were asked for.', {
        parameter: 'direction',
      }).inRomanian('Fișierul este un jurnal de vânzări, iar comparația a fost cerută pentru cumpărări.');
}

export function threadProblem(error: JournalError): Problem {
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
