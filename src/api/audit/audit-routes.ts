/** The audit: what was decided and cannot be undone, and who was let in. */
import { z } from 'zod';
import { listAudit } from '../../actions/audit/list-audit.ts';
import type { Ctx } from '../../actions/context.ts';
import { pageOf, pageQuery } from '../basics.ts';
import { route } from '../route.ts';
import { auditEntry, shapeAuditEntry } from './audit-entry.ts';

export function auditRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/audit',
      operationId: 'listAuditEntries',
      tag: 'Organisation',
      summary: 'The audit log, newest first',
      description:
        'Decisions that cannot be undone, sign-ins, and changes of access, each with the person or key that made them.',
      needs: 'admin',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page of entries.', schema: pageOf(auditEntry) } },
      handle: async ({ actor, query }) => {
        const { data, nextCursor } = await listAudit(ctx, actor, query);
        return { data: data.map(shapeAuditEntry), nextCursor };
      },
    }),
  ];
}
