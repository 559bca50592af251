/** What is wrong with a journal's file, as problems for the person who sent it. */
import { Problem } from '../../core/errors.ts';
import type { ReadAnswer } from '../../reconciliation/journal-thread.ts';
import type { JournalError } from '../../reconciliation/open-journal.ts';
import type { JournalLayout } from '../../reconciliation/read-journal.ts';
import type { TableFault } from '../../reconciliation/read-table.ts';

export function tableProblem(fault: TableFault, mostRows: number): Problem {
  switch (fault) {
    case 'too_many_rows':
      return new Problem('invalid_input', 'journal_too_many_rows', { most: mostRows });
    case 'too_large':
      return new Problem('invalid_input', 'journal_too_large', {});
    case 'malformed':
      return new Problem('malformed_body', 'csv', {});
    case 'not_a_table':
      return new Problem('malformed_body', 'not_a_table', {});
  }
}

/** A person must say which column is which: the preview shows what can be chosen. */
export function unsureProblem({ guess: { missing, doubts }, columns }: JournalLayout): Problem {
  const seen = columns.map(({ heading }) => heading).filter((heading) => heading !== '');
  const extra = { parameter: 'columns', missing, doubts, seen: seen.slice(0, 50) };
  return missing.length > 0
    ? new Problem('invalid_input', 'journal_no_columns', { missing }, extra)
    : new Problem('invalid_input', 'journal_columns_unsure', { doubts }, extra);
}

export function columnsProblem({ fault, fields }: Extract<ReadAnswer, { ok: false }>): Problem {
  const extra = { parameter: 'columns', [fault]: fields };
  return fault === 'missing'
    ? new Problem('invalid_input', 'journal_no_columns', { missing: fields }, extra)
    : new Problem('invalid_input', 'journal_columns_unfitting', { fields }, extra);
}

export function noEntriesProblem({ headings, unread }: Extract<ReadAnswer, { ok: true }>): Problem {
  return new Problem('invalid_input', 'journal_no_rows', {}, { columns: headings, unread });
}

/** @param titled what the journal's title says it is of */
export function otherDirectionProblem(titled: 'received' | 'sent'): Problem {
  const reason = titled === 'received' ? 'journal_is_of_purchases' : 'journal_is_of_sales';
  return new Problem('invalid_input', reason, {}, { parameter: 'direction' });
}

export function threadProblem(error: JournalError): Problem {
  if (error.code === 'too_heavy') return new Problem('invalid_input', 'journal_too_complex', {});
  return new Problem('unavailable', 'reconciliation_busy', {}, { retryAfterSeconds: 10 }, error);
}
