/** Exports as people request and see them; what the worker writes is in export-job.ts. */
import sql, { raw } from 'sql-template-tag';
import type { ListFormatName } from '../../core/export-formats.ts';
import type { AuditActor } from '../audit/audit.ts';
import type { Db } from '../connection.ts';
import type { InvoiceFilter } from '../invoices/invoice-filter.ts';
import { newestFirst } from '../newest-first.ts';
import type { Position } from '../page.ts';

export const exportKinds = ['pack', 'packs', 'search'] as const;
export const exportStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
/** Why one failed, where it is no problem that its request could have had. */
export const exportFailures = [
  'archive_unavailable',
  'disk_full',
  'not_writable',
  /** Its workers died with it. */
  'crashed',
] as const;
/** Why an invoice that was asked for is not in the file. */
export const leftOutReasons = [
  /** Chosen, and no longer there. */
  'removed',
  /** Found by the search, but nothing proves that its document is its message's. */
  'unproven',
] as const;
export type ExportState = (typeof exportStates)[number];
export type ExportLanguage = 'ro' | 'en';
export type PackPart = 'zip' | 'xml' | 'pdf';

/** As stored in the column, where instants are ISO 8601 texts. */
export type KeptFilter = Omit<InvoiceFilter, 'availableFrom' | 'availableTo' | 'arrivedSince'> & {
  availableFrom?: string;
  availableTo?: string;
  arrivedSince?: string;
};

export type ExportRequest =
  | {
      kind: 'pack';
      companyId: string;
      /** `2026-10`: what became available in the SPV in that Romanian month. */
      month: string;
      include: PackPart[];
      pathTemplate: string;
      language: ExportLanguage;
    }
  | {
      /** The packs of several companies in one file; null: of all companies that there are when it is made. */
      kind: 'packs';
      companyIds: string[] | null;
      month: string;
      include: PackPart[];
      pathTemplate: string;
      language: ExportLanguage;
    }
  | { kind: 'search'; format: ListFormatName; filter: KeptFilter; language: ExportLanguage };

export interface LeftOut {
  /** Of the invoice. */
  id: string;
  /** Null where it was removed. */
  number: string | null;
  uploadIndex: string | null;
  reason: (typeof leftOutReasons)[number];
}

export interface ExportFile {
  /** Below DATA_DIR/exports. */
  path: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  /** Lower-case hex. */
  sha256: string;
}

export interface Export {
  id: string;
  organisationId: string;
  actor: AuditActor;
  request: ExportRequest;
  state: ExportState;
  /** Why it failed. */
  code: string | null;
  detail: string | null;
  /** In invoices; `total` is null until they have been counted. */
  progress: { done: number; total: number | null };
  /** Lines of the file that say what could not go in. */
  problems: number;
  /** Some of these by name, also where the file's format has no place for it; the first two hundred. */
  leftOut: LeftOut[];
  file: ExportFile | null;
  requestedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  expiresAt: Date;
}

export interface NewExport {
  organisationId: string;
  /** What may go in; null is every company. */
  companies: string[] | null;
  actor: AuditActor;
  request: ExportRequest;
  expiresAt: Date;
}

const columns =
  raw(`id, organisation_id, jsonb_build_object('kind', actor_kind, 'id', actor_id) as actor, request,
  state, code, detail, jsonb_build_object('done', done, 'total', total) as progress, problems, left_out,
  case when path is not null then jsonb_build_object('path', path, 'fileName', file_name, 'mediaType', media_type,
    'sizeBytes', size_bytes, 'sha256', sha256) end as file,
  requested_at, started_at, finished_at, expires_at`);

export async function addExport(db: Db, asked: NewExport, now: Date): Promise<string> {
  const { organisationId, companies, actor, request, expiresAt } = asked;
  const { rows } = await db.query<{ id: string }>(sql`
    insert into export (organisation_id, companies, actor_kind, actor_id, kind, request, requested_at, expires_at)
    values (${organisationId}, ${companies}, ${actor.kind}, ${actor.id}, ${request.kind}, ${JSON.stringify(request)}, ${now},
      ${expiresAt})
    returning id`);
  return rows[0]!.id;
}

/** `open`: those that wait or are being made. `files`: those with a file that has not been pruned yet. */
export async function countExports(db: Db, organisationId: string): Promise<{ open: number; files: number }> {
  const { rows } = await db.query<{ open: number; files: number }>(sql`
    select count(*) filter (where state in ('queued', 'running')) as open, count(path) as files
    from export where organisation_id = ${organisationId}`);
  return rows[0]!;
}

/** Newest first, after the position `after`. */
export async function listExports(
  db: Db,
  organisationId: string,
  page: { limit: number; after?: Position },
): Promise<Export[]> {
  return newestFirst<Export>(db, page, {
    select: sql`select ${columns} from export where organisation_id = ${organisationId}`,
    at: sql`requested_at`,
    id: sql`id`,
  });
}

export async function findExport(db: Db, organisationId: string, id: string): Promise<Export | undefined> {
  const { rows } = await db.query<Export>(sql`
    select ${columns} from export where organisation_id = ${organisationId} and id = ${id}`);
  return rows[0];
}

/** Only what has not ended; its worker notices at its next page. */
export async function cancelExport(db: Db, organisationId: string, id: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update export set state = 'cancelled', finished_at = ${now}, worker = null, lease_until = null
    where organisation_id = ${organisationId} and id = ${id} and state in ('queued', 'running')`);
  return rowCount === 1;
}

/** Only what has ended. */
export async function removeExport(db: Db, organisationId: string, id: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    delete from export where organisation_id = ${organisationId} and id = ${id}
      and state in ('done', 'failed', 'cancelled')`);
  return rowCount === 1;
}
