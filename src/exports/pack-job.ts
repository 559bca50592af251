/** A monthly pack that is being made: what it is made of, and for whom. */
import type { AuditActor } from '../db/audit/audit.ts';
import type { ExportRequest } from '../db/exports/export.ts';
import type { ExportCtx, Progress } from './context.ts';

export type PackRequest = Extract<ExportRequest, { kind: 'pack' }>;

export interface Pack {
  ctx: ExportCtx;
  organisationId: string;
  /** Who asked for it: its statement is audited in their name. */
  actor: AuditActor;
  request: PackRequest;
  progress: Progress;
  signal: AbortSignal;
}
