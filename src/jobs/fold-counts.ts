/** Each minute: what messages and invoices changed in the kept counts is folded into them. May run twice: the second finds nothing. */
import { foldMonths, mendMonths } from '../db/completeness/month-counts.ts';
import type { Transactor } from '../db/connection.ts';
import { foldSums, mendSums } from '../db/invoices/invoice-sums.ts';
import { foldArrivals, mendArrivals } from '../db/messages/arrival-counts.ts';
import { withoutTimeout } from '../db/without-timeout.ts';

export async function foldCounts(db: Transactor): Promise<void> {
  const patient = withoutTimeout(db);
  await foldArrivals(patient);
  await foldSums(patient);
  await foldMonths(patient);
}

/**
 * Compares an organisation's counts with its messages and invoices and corrects what differs. May run twice, and while
 * others write: each comparison is one statement.
 * @returns how many differed
 */
export async function mendCounts(db: Transactor, organisationId: string): Promise<number> {
  const patient = withoutTimeout(db);
  return (
    (await mendArrivals(patient, organisationId)) +
    (await mendSums(patient, organisationId)) +
    (await mendMonths(patient, organisationId))
  );
}
