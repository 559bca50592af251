/** The tool about statements of completeness: which there are, and making one. */
import { z } from 'zod';
import { listStatements, makeStatement } from '../actions/completeness/statements.ts';
import { maskCif } from '../core/cif.ts';
import type { StatementRow } from '../db/completeness/statement.ts';
import { quote } from './stranger-text.ts';
import { tool } from './tool.ts';

const mostListed = 50;

export const completenessStatements = tool({
  name: 'completeness_statements',
  title: 'Statements of completeness',
  description:
    'The signed statements of what ANAF listed of a company’s period and what became of it, newest first. With `make` it makes ' +
    'one first, which is kept for good: only when a person asked for a statement. The certificate is at ' +
    '/api/v1/completeness/statements/{id}.pdf, what was signed at {id}.json.',
  needs: 'read',
  adds: true,
  input: z.strictObject({
    company: z.uuid().optional().describe('The id of one company, from list_companies; `make` needs it.'),
    make: z
      .strictObject({ firstDay: z.iso.date(), lastDay: z.iso.date() })
      .optional()
      .describe('Romanian days, both included; not later than today, a year at most.'),
    cursor: z.string().max(200).optional().describe('The nextCursor of the answer before.'),
  }),
  async run(ctx, actor, { company: companyId, make, cursor }) {
    if (make && companyId === undefined) return { code: 'invalid_input', detail: '`make` needs `company`.' };
    const made =
      make && companyId !== undefined ? await makeStatement(ctx, actor, { companyId, ...make }) : null;
    const { data, nextCursor } = await listStatements(ctx, actor, { companyId, cursor, limit: mostListed });
    return { made: made && shape(made), statements: data.map(shape), nextCursor };
  },
});

function shape(row: StatementRow) {
  const { id, companyId, periodFrom: firstDay, periodTo: lastDay, complete, chainSeq, chainHead } = row;
  return {
    ...{ id, companyId, firstDay, lastDay, complete, chainSeq, chainHead },
    cif: maskCif(row.cif),
    madeAt: row.madeAt.toISOString(),
    writtenByOthers: { name: quote(row.companyName) },
  };
}
