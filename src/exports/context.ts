/** What a writer of exports is given. It knows who asks, and neither queue nor file. */
import type { Archive } from '../archive/archive.ts';
import type { ReadInvoice } from '../core/invoice.ts';
import type { Log } from '../core/log.ts';
import type { SignedStatement } from '../core/statement.ts';
import type { AuditActor } from '../db/audit/audit.ts';
import type { Transactor } from '../db/connection.ts';
import type { ExportLanguage, LeftOut } from '../db/exports/export.ts';
import type { Invoice } from '../db/invoices/invoice.ts';
import type { StoredProvenance } from '../db/invoices/provenance.ts';
import type { DocumentKind } from '../documents/classify.ts';

/** A PDF of a document, or null when it cannot be rendered. Passed in: exports and render do not import each other. */
export type RenderPdf = (input: ToRender, signal: AbortSignal) => Promise<Uint8Array | null>;

export interface ToRender {
  organisationId: string;
  invoice: Invoice;
  document: Buffer;
  kind: DocumentKind;
  /** Of the original ZIP. */
  sha256: string;
  language: ExportLanguage;
}

/** Several documents as one PDF. */
export type PrintPdf = (input: ToPrint, signal: AbortSignal) => Promise<Uint8Array>;

export interface ToPrint {
  organisationId: string;
  documents: {
    invoice: Invoice;
    document: ReadInvoice;
    sha256: string;
    provenance: StoredProvenance;
  }[];
  /** What is named at the end: number, partner, why it is not there. */
  leftOut: [number: string | null, partner: string | null, why: string][];
  language: ExportLanguage;
}

/** What proves a pack. Passed in: exports know neither keys nor the renderer. */
export interface PackProof {
  /** Makes and keeps a statement; undefined when the company was removed. */
  state(
    period: { organisationId: string; companyId: string; firstDay: string; lastDay: string },
    actor: AuditActor,
  ): Promise<SignedStatement | undefined>;
  /** The signed document as canonical JSON. */
  sign(document: object): Promise<string>;
  certificate(signed: SignedStatement, language: ExportLanguage, signal: AbortSignal): Promise<Buffer>;
  /** One HTML file. */
  verifier(): Promise<Buffer>;
}

export interface ExportCtx {
  db: Transactor;
  archive: Pick<Archive, 'read'>;
  renderPdf: RenderPdf | undefined;
  printPdf: PrintPdf;
  /** By member's id, for the column of who sees to an invoice. */
  nameMembers: (organisationId: string) => Promise<Map<string, string>>;
  /** Without it a pack has no statement. */
  proof?: PackProof;
  now: () => Date;
  log: Pick<Log, 'warn'>;
  /** A folder for files that go into a ZIP afterwards; makeExport creates and deletes it. */
  scratch: string;
}

/** Called with every page and awaited at least once a page: it throws when the export is no longer wanted. */
export interface Progress {
  total(invoices: number): Promise<void>;
  done(invoices: number): Promise<void>;
  /** An invoice that could not be exported; the file itself lists it. */
  problem(): void;
  /** The same for what the list itself lacks; kept beside the file, since not every format has a place for it. */
  leftOut(found: LeftOut[], n: number): void;
}
