/** Tools about companies: which there are, and what is proven of each. */
import { z } from 'zod';
import { listCompanies } from '../actions/companies/companies.ts';
import { listCompleteness } from '../actions/completeness/list-completeness.ts';
import { maskCif } from '../core/cif.ts';
import { ledgerBalances } from '../core/message-state.ts';
import { quote } from './stranger-text.ts';
import { tool } from './tool.ts';

const cursor = z.string().max(200).optional().describe('The nextCursor of the answer before.');
const mostListed = 50;
const iso = (at: Date | null) => at?.toISOString() ?? null;

export const companies = tool({
  name: 'list_companies',
  title: 'Companies',
  description:
    'The companies that are kept in sync, with ANAF’s access to each and how much of it is archived.',
  needs: 'read',
  input: z.strictObject({ cursor }),
  async run(ctx, actor, input) {
    const { data, nextCursor } = await listCompanies(ctx, actor, { ...input, limit: mostListed });
    return {
      companies: data.map((company) => ({
        id: company.id,
        cif: maskCif(company.cif),
        syncEnabled: company.syncEnabled,
        access: company.access,
        lastSyncedAt: iso(company.lastSyncedAt),
        counts: company.counts,
        writtenByOthers: { name: quote(company.name), accessDetail: quote(company.accessDetail) },
      })),
      nextCursor,
    };
  },
});

export const completeness = tool({
  name: 'completeness',
  title: 'Completeness',
  description:
    'Company by company, the one most at risk first: up to when everything that ANAF listed is archived, what expired, ' +
    'and the gaps for which it is unknown what ANAF held. It proves what ANAF listed; never quote completeUpTo without ' +
    'expired and gaps beside it.',
  needs: 'read',
  input: z.strictObject({
    company: z.uuid().optional().describe('The id of one company, from list_companies.'),
    cursor,
  }),
  async run(ctx, actor, { company: companyId, cursor }) {
    const { data, nextCursor } = await listCompleteness(ctx, actor, { companyId, cursor, limit: mostListed });
    return {
      companies: data.map((found) => ({
        companyId: found.companyId,
        cif: maskCif(found.cif),
        ...found.counts,
        everyMessageAccountedFor: ledgerBalances(found.counts),
        completeFrom: iso(found.completeFrom),
        completeUpTo: iso(found.completeUpTo),
        gaps: found.gaps.slice(0, 20).map(({ from, to }) => ({ from: iso(from), to: iso(to) })),
        lastListedAt: iso(found.lastListedAt),
        expiresSoonest: iso(found.expiresSoonest),
        writtenByOthers: { name: quote(found.name) },
      })),
      nextCursor,
    };
  },
});
