/** The secrets that sign for an endpoint: exchanged with an overlap, opened for a delivery, put under another key. */
import sql from 'sql-template-tag';
import type { Vault } from '../../core/vault.ts';
import type { WebhookFormat } from '../../core/webhook.ts';
import type { Language } from '../../text/language.ts';
import type { Db } from '../connection.ts';
import { removeWebhook, secretBinding, urlBinding } from './webhook.ts';

/** The secret that was current signs until then beside the new one. @returns false when there is no such endpoint */
export async function rotateWebhookSecret(
  tx: Db,
  vault: Pick<Vault, 'seal'>,
  { organisationId, id, secret, until }: { organisationId: string; id: string; secret: string; until: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query(sql`
    update webhook set previous_secret = secret, previous_until = ${until},
      secret = ${vault.seal(secret, secretBinding(organisationId))}
    where id = ${id} and organisation_id = ${organisationId} and removed_at is null`);
  return rowCount === 1;
}

export interface WebhookTarget {
  url: string;
  format: WebhookFormat;
  language: Language;
  organisationName: string;
  /** The current one, and the one before while it still signs. */
  secrets: string[];
}

/** What a delivery needs; undefined when the endpoint is removed. */
export async function findWebhookTarget(
  db: Db,
  vault: Pick<Vault, 'open'>,
  id: string,
  now: Date,
): Promise<WebhookTarget | undefined> {
  const { rows } = await db.query<TargetRow>(sql`
    select w.organisation_id, o.name as organisation_name, w.url, w.format, w.language, w.secret,
      case when w.previous_until > ${now} then w.previous_secret end as previous_secret
    from webhook w join organisation o on o.id = w.organisation_id where w.id = ${id} and w.removed_at is null`);
  const row = rows[0];
  if (!row) return undefined;
  const { organisationId, organisationName, format, language } = row;
  const secrets = [row.secret, row.previousSecret]
    .filter((sealed) => sealed !== null)
    .map((sealed) => vault.open(sealed, secretBinding(organisationId)));
  return {
    url: vault.open(row.url, urlBinding(organisationId)),
    format,
    language,
    organisationName,
    secrets,
  };
}

/**
 * Where the key is lost: addresses and secrets cannot be read again, so the endpoints are removed.
 * @returns how many, by organisation
 */
export async function discardWebhooks(tx: Db, now: Date): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ id: string; organisationId: string }>(sql`
    select id, organisation_id from webhook where removed_at is null order by id for no key update`);
  const discarded = new Map<string, number>();
  for (const { id, organisationId } of rows) {
    await removeWebhook(tx, organisationId, id, now);
    discarded.set(organisationId, (discarded.get(organisationId) ?? 0) + 1);
  }
  return discarded;
}

/** Puts every secret under the vault's current key. One transaction; the answer is how many were under another. */
export async function rewrapWebhookSecrets(tx: Db, vault: Pick<Vault, 'rewrap'>): Promise<number> {
  const { rows } = await tx.query<{
    id: string;
    url: Buffer;
    secret: Buffer;
    previousSecret: Buffer | null;
  }>(sql`
    select id, url, secret, previous_secret from webhook where removed_at is null order by id for no key update`);
  let rewrapped = 0;
  for (const row of rows) {
    const fresh = [row.url, row.secret, row.previousSecret].map((sealed) => sealed && vault.rewrap(sealed));
    const [url, secret, previous] = fresh.map((sealed) => sealed ?? null);
    rewrapped += fresh.filter(Boolean).length;
    await tx.query(sql`
      update webhook set url = coalesce(${url}, url), secret = coalesce(${secret}, secret),
        previous_secret = coalesce(${previous}, previous_secret)
      where id = ${row.id}`);
  }
  return rewrapped;
}

interface TargetRow {
  organisationId: string;
  organisationName: string;
  url: Buffer;
  format: WebhookFormat;
  language: Language;
  secret: Buffer;
  previousSecret: Buffer | null;
}
