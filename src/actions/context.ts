/** What every verb of actions/ is given, and every route of the API: one context, built once by app.ts. */

import type { KeyRing } from '../accounts/key-ring.ts';
import type { Oidc } from '../accounts/oidc.ts';
import type { RateLimiter } from '../accounts/rate-limiter.ts';
import type { SignIn } from '../accounts/sign-in.ts';
import type { Db, Transactor } from '../db/connection.ts';
import type { ExportStore } from '../exports/export-store.ts';
import type { Queue } from '../jobs/queue.ts';
import type { MailSender } from '../notify/mail-sender.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { PdfRenderer } from '../render/render-pdf.ts';
import type { SyncCtx } from '../sync/context.ts';
import type { Plans } from './plan-of.ts';

export interface Ctx extends SyncCtx {
  /**
   * Every row of the organisation. `db` is it as well, but for a caller who is limited to some companies: then `db` shows
   * those alone (db/bounded-db.ts), and this is for what counts or locks across companies and discloses none.
   */
  wholeDb: Transactor;
  /** Sends tickets; taking jobs is app.ts's. */
  queue: Pick<
    Queue,
    'wakeWorkers' | 'probeSoon' | 'retrySoon' | 'exportSoon' | 'registrySoon' | 'rereadSoon'
  >;
  render: Pick<PdfRenderer, 'pdf'>;
  /** To addresses that tenants configure. */
  outbound: Outbound;
  /** Undefined: the operator named no mail server. What is to be sent is written into the outbox alone. */
  mail: MailSender | undefined;
  /** Below it folders are delivered to; undefined: none is. */
  deliveryRoot: string | undefined;
  /** A time-stamping authority (RFC 3161); undefined: statements have no time-stamp. */
  tsaUrl: string | undefined;
  rateLimiter: RateLimiter;
  signIn: SignIn;
  /** A session that was not used for so long has ended; undefined: only the fixed end counts. */
  sessionIdleMs: number | undefined;
  /** The issuer that people may sign in by; undefined: none is set. */
  oidc: Oidc | undefined;
  keys: Pick<KeyRing, 'findActor'>;
  plans: Plans;
  /** DATA_DIR/exports. */
  exportsDir: string;
  exportStore: ExportStore;
  /** Where people reach us: links and cookies follow from it. */
  publicUrl: string;
  /** Signs the state that goes to ANAF and back. */
  stateSecret: string;
  /** Whether a missing backup is a fault. */
  backupsAreScheduled: boolean;
  now: () => Date;
}

/** Of a verb that reads what is kept: rows, and bytes of the archive. */
export type ArchiveCtx = Pick<Ctx, 'db' | 'archive'>;

/** Of a verb that only reads rows: another verb calls it inside its transaction. */
export interface ReadCtx {
  db: Db;
}
