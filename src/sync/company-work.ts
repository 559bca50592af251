/** One company's job, as each of its steps is given it: where to ask, as whom, until when, and who records what is archived. */
import type { SyncedCompany } from '../db/companies/synced-company.ts';
import type { SyncCtx } from './context.ts';
import { createRecorder, type RecordArchived } from './record-archived.ts';

export interface CompanyWork {
  ctx: SyncCtx;
  company: SyncedCompany;
  /** The connection whose token asks ANAF. */
  connectionId: string;
  /** Others of the organisation that may be tried where ANAF refuses this one a message. */
  others: string[];
  /** Aborts when the process stops, the lease is lost or the run was cancelled. */
  signal: AbortSignal;
  /** Called when no run waits for the job any more, as after a cancel: aborts its signal. */
  unwanted: () => void;
  /** Of the job's lease: who records what holds the company is asked by it. */
  claim: string | undefined;
  /** Belongs to the job: messages of one company that are ready at the same time are recorded in one transaction. */
  recordArchived: RecordArchived;
}

/** Before a connection is chosen. */
export type BegunWork = Omit<CompanyWork, 'connectionId' | 'others'>;

/** Once for each job, whatever connections it tries. */
export function beginWork(
  ctx: SyncCtx,
  company: SyncedCompany,
  signal: AbortSignal,
  { claim, unwanted = () => {} }: { claim?: string; unwanted?: (() => void) | undefined } = {},
): BegunWork {
  const recordArchived = createRecorder(ctx, company, { claim, unwanted });
  return { ctx, company, signal, claim, unwanted, recordArchived };
}
