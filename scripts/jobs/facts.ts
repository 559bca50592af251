/** What the world in front of the person holds, by which the jobs name what they look for. */
import type { Colleague } from './invite-colleague.ts';

export interface Facts {
  /** A company of the portfolio. */
  company: { id: string; name: string };
  /** The last month that is over: `2026-10`. */
  month: string;
  invoice: { number: string; partner: string };
  /** The number of an invoice whose seal does not fit it; undefined if every seal fits. */
  flagged?: string | undefined;
  /** A certificate to be connected again. */
  dying?: { serial: string } | undefined;
  /** Lines of a table with companies that are not there yet, a heading first. */
  table?: string | undefined;
  /** Somebody without an account, and the tax IDs that they are to see. */
  colleague?: Colleague | undefined;
}
