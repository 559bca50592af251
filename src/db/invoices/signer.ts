/**
 * Certificates whose keys made seals, and who vouches for them: the program, the settings, or a person, whose decision
 * takes precedence. One table for the installation; signer-list.ts shows an organisation its part of it.
 */
import sql, { type Sql } from 'sql-template-tag';
import type { SignerCertificate } from '../../core/signer.ts';
import type { AuditActor } from '../audit/audit.ts';
import { type Db, prepared } from '../connection.ts';

export type VouchedBy = 'program' | 'setting';
export type SignerDecision = 'trusted' | 'distrusted';

export interface Signer extends SignerCertificate {
  trusted: boolean;
  vouchedBy: VouchedBy | null;
  decision: SignerDecision | null;
  decidedAt: Date | null;
  decidedBy: AuditActor | null;
  /** Null when it has not occurred in a document yet. */
  firstSeenAt: Date | null;
}

/**
 * Adds certificates that are not in the table yet. A statement of its own before the one that records invoices, so that
 * the latter sees the rows and locks them; a known row is neither written nor locked.
 */
export async function recordSigners(db: Db, certificates: SignerCertificate[], now: Date): Promise<void> {
  if (certificates.length === 0) return;
  await db.query(
    prepared(
      'record signers',
      sql`
        with met as (select * from jsonb_to_recordset(${JSON.stringify(certificates)}::jsonb) as met (sha256 text,
          name text, subject text, issuer text, serial text, "validFrom" timestamptz, "validTo" timestamptz, pem text)
        ), first_met as (
          update signer s set pem = met.pem, first_seen_at = ${now} from met
          where s.sha256 = met.sha256 and s.first_seen_at is null
        )
        insert into signer (sha256, name, subject, issuer, serial, valid_from, valid_to, pem, first_seen_at)
        select sha256, name, subject, issuer, serial, "validFrom", "validTo", pem, ${now} from met
        -- A row that the conflict drops would take a number.
        where not exists (select from signer s where s.sha256 = met.sha256)
        on conflict do nothing`,
    ),
  );
}

/** A CTE that reads which of these are trusted, and locks them so that this does not change until the transaction ends. */
export function lockedSigners(sha256: string[]): Sql {
  return sql`locked_signer as (
    select sha256, number, trusted from signer where sha256 = any(${sha256}::text[]) for key share)`;
}

/** The fingerprints of all trusted certificates. */
export async function listTrusted(db: Db): Promise<Set<string>> {
  const { rows } = await db.query<{ sha256: string }>(sql`select sha256 from signer where trusted`);
  return new Set(rows.map(({ sha256 }) => sha256));
}

/**
 * A person's decision on a certificate; null takes it back. Waits for transactions that record invoices under it, so
 * that none of them is missed. Call it in a transaction, and applyTrust after it.
 * @returns false when there is no such certificate
 */
export async function decideSigner(
  db: Db,
  sha256: string,
  decision: SignerDecision,
  by: AuditActor,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await db.query(sql`select from signer where sha256 = ${sha256} for update`);
  if (rowCount === 0) return false;
  await db.query(sql`
    update signer set decision = ${decision}, decided_at = ${now}, decided_by_kind = ${by.kind}, decided_by_id = ${by.id}
    where sha256 = ${sha256}`);
  return true;
}

/**
 * Updates the verdicts of the invoices under these certificates after a change of trust, without reading a document.
 * Call it in a transaction.
 * @returns how many verdicts changed
 */
export async function applyTrust(db: Db, sha256: string[]): Promise<number> {
  // In a large archive these may be millions of rows.
  await db.query(`set local statement_timeout = 0`);
  const { rowCount } = await db.query(sql`
    update invoice i set seal_verdict = case when s.trusted then 'valid' else 'valid_unknown_signer' end
    from signer s
    where s.number = i.signer and s.sha256 = any(${sha256}::text[])
      and i.seal_verdict = case when s.trusted then 'valid_unknown_signer' else 'valid' end`);
  return rowCount ?? 0;
}

export type SignerRow = Omit<Signer, 'decidedBy'> & {
  decidedByKind: AuditActor['kind'] | null;
  decidedById: string | null;
};

/** Keeps what a query gave beside the signer's own columns. */
export function toSigner<Row extends SignerRow>(
  row: Row,
): Omit<Row, 'decidedByKind' | 'decidedById'> & Pick<Signer, 'decidedBy'> {
  const { decidedByKind: kind, decidedById: id, ...kept } = row;
  return { ...kept, decidedBy: kind && { kind, id } };
}
