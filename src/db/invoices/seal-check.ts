/** ANAF's answers about seals that a person had checked, and the tampered seals that were not checked yet. */
import sql from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';
import { newId } from '../new-id.ts';

export interface SealCheck {
  genuine: boolean;
  /** ANAF's text. */
  words: string;
  at: Date;
}

export async function recordSealCheck(
  db: Db,
  invoice: { id: string; organisationId: string },
  { genuine, words, at }: SealCheck,
): Promise<void> {
  await db.query(sql`
    insert into seal_check (id, organisation_id, invoice_id, sha256, genuine, words, at)
    select ${newId(at)}::uuid, i.organisation_id, i.id, s.sha256, ${genuine}, ${words}, ${at}
    from invoice i left join signer s on s.number = i.signer
    where i.id = ${invoice.id} and i.organisation_id = ${invoice.organisationId}`);
}

/** The latest answer. */
export async function findSealCheck(
  db: Db,
  organisationId: string,
  invoiceId: string,
): Promise<SealCheck | null> {
  const { rows } = await db.query<SealCheck>(sql`
    select genuine, words, at from seal_check
    where invoice_id = ${invoiceId} and organisation_id = ${organisationId} order by at desc limit 1`);
  return rows[0] ?? null;
}

export interface TamperedFacts {
  companyId: string;
  cif: string;
  name: string | null;
  count: number;
  first: Date;
  /** The oldest of them. */
  invoiceId: string;
  messageId: string | null;
}

/** By company, without the invoices whose seal ANAF has already been asked about. */
export async function listTampered(db: Db, organisationId: string): Promise<TamperedFacts[]> {
  const { rows } = await db.query<TamperedFacts>(
    prepared(
      'tampered seals',
      sql`
    select c.id as company_id, c.cif, c.name, count(*) as count, min(i.recorded_at) as first,
      (array_agg(i.id order by i.recorded_at, i.id))[1] as invoice_id,
      (array_agg(i.message order by i.recorded_at, i.id))[1] as message_id
    from invoice i join company c on c.id = i.company_id
    where i.organisation_id = ${organisationId} and i.seal_verdict = 'tampered' and c.removed_at is null
      and not exists (select from seal_check k where k.invoice_id = i.id)
    group by c.id, c.cif, c.name order by c.id`,
    ),
  );
  return rows;
}
