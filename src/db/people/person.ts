/** A person's own settings. The sign-in library keeps name, address and password. */
import sql from 'sql-template-tag';
import type { Language } from '../../text/language.ts';
import type { Db } from '../connection.ts';

export interface ListedPerson {
  email: string;
  name: string;
  memberships: { organisation: string; role: string }[];
  /** Whether signing in asks for a code. */
  secondFactor: boolean;
  /** Each opens the account by itself. */
  passkeys: number;
  /** In any session that there still is. */
  lastSeenAt: Date | null;
}

/** Everyone with an account, by address. */
export async function listPeople(db: Db): Promise<ListedPerson[]> {
  const { rows } = await db.query<ListedPerson>(sql`
    select u.email, u.name,
      coalesce((select jsonb_agg(jsonb_build_object('organisation', o.name, 'role', m.role) order by o.name, o.id)
        from member m join organisation o on o.id = m.organisation_id where m.user_id = u.id), '[]') as memberships,
      exists (select 1 from second_factor f where f.user_id = u.id and f.confirmed_at is not null) as second_factor,
      (select count(*) from passkey p where p.user_id = u.id) as passkeys,
      (select max(s."lastSeenAt") from auth.session s where s."userId" = u.id) as last_seen_at
    from auth."user" u order by u.email`);
  return rows;
}

/** Undefined while none is chosen. */
export async function findLanguage(db: Db, userId: string): Promise<Language | undefined> {
  const { rows } = await db.query<{ language: Language }>(sql`
    select language from person where user_id = ${userId}`);
  return rows[0]?.language;
}

export async function setLanguage(db: Db, userId: string, language: Language, now: Date): Promise<void> {
  await db.query(sql`
    insert into person (user_id, language, updated_at) values (${userId}, ${language}, ${now})
    on conflict (user_id) do update set language = excluded.language, updated_at = excluded.updated_at`);
}

/** Serialises the creation and sign-in of the account of this address until the transaction ends. @param email in lower case */
export async function lockPerson(db: Db, email: string): Promise<void> {
  await db.query(sql`select pg_advisory_xact_lock(hashtextextended(${`person ${email}`}, 0))`);
}
