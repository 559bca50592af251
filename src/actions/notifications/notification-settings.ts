/** A person's own choice of mail in an organisation, and the proof that the address is theirs. Programs have none of it. */
import { limitOf, type Principal, type SessionActor } from '../../accounts/actor.ts';
import { sha256 } from '../../accounts/secret-text.ts';
import { hourMs, minuteMs } from '../../core/durations.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { inTransaction } from '../../db/connection.ts';
import { addMail } from '../../db/notifications/mail.ts';
import {
  isAddressConfirmed,
  recordConfirmedAddress,
  takeMailLink,
} from '../../db/notifications/mail-link.ts';
import {
  findNotificationSetting,
  type NotificationSetting,
  saveNotificationSetting,
} from '../../db/notifications/notification-setting.ts';
import { findLanguage } from '../../db/people/person.ts';
import { countOwnCompanies } from '../../db/webhooks/webhook.ts';
import { endOfInvoiceChanges } from '../changes/follow-changes.ts';
import { checkRateLimit } from '../check-rate-limit.ts';
import type { Ctx } from '../context.ts';
import { confirmDestinationMailbox } from '../exports/confirm-destination.ts';
import { nextDigestAt } from './next-digest.ts';
import { nextHeadsAt } from './tell-heads.ts';

export interface Notifications extends NotificationSetting {
  email: string;
  /** By a link in a mail; without it nothing is attached. */
  confirmed: boolean;
  /** Whether the service sends mail. */
  mail: boolean;
}

export async function getNotifications(ctx: Ctx, actor: Principal): Promise<Notifications> {
  const { userId, organisationId } = personOnly(actor);
  const setting = await findNotificationSetting(ctx.db, { organisationId, userId });
  const [person] = await ctx.signIn.listUsers([userId]);
  if (!setting || !person) throw notFound('member');
  const { digestCursor: _, ...chosen } = setting;
  const { email } = person;
  const confirmed = await isAddressConfirmed(ctx.db, { userId, email });
  return { ...chosen, email, confirmed, mail: ctx.mail !== undefined };
}

/** @throws Problem invalid_input, conflict */
export async function updateNotifications(
  ctx: Ctx,
  actor: Principal,
  change: Partial<NotificationSetting>,
): Promise<Notifications> {
  const { userId, organisationId } = personOnly(actor);
  const which = { organisationId, userId };
  const { companies } = change;
  if (companies && (await countOwnCompanies(ctx.db, organisationId, companies)) !== new Set(companies).size)
    throw new Problem('invalid_input', 'webhook_companies', {}, { parameter: 'companies' });
  if (change.heads && actor.kind === 'session' && actor.scope !== 'admin')
    throw new Problem('insufficient_scope', 'scope', { needed: 'admin', scope: actor.scope });
  if (change.heads && limitOf(actor) !== 'all') throw new Problem('insufficient_scope', 'limited', {});
  const now = ctx.now();
  // A digest that begins tells what arrives from now on.
  const end = await endOfInvoiceChanges(ctx, { organisationId });
  await inTransaction(ctx.db, async (tx) => {
    const before = await findNotificationSetting(tx, which);
    if (!before) throw notFound('member');
    const chosen = { ...before, ...change };
    if (chosen.attach !== 'none' && !(await isOwnAddressConfirmed(ctx, userId)))
      throw new Problem('conflict', 'address_unconfirmed', {});
    const on = chosen.digest !== 'off';
    const digestCursor = on ? (before.digestCursor ?? end) : null;
    const digestDueAt = on ? nextDigestAt(chosen.digest, now) : null;
    const headsDueAt = chosen.heads ? nextHeadsAt(now) : null;
    await saveNotificationSetting(tx, which, { ...chosen, digestCursor, digestDueAt, headsDueAt }, now);
  });
  return getNotifications(ctx, actor);
}

/** @throws Problem conflict, too_many_requests */
export async function requestConfirmation(ctx: Ctx, actor: Principal): Promise<void> {
  const { userId } = personOnly(actor);
  if (!ctx.mail) throw new Problem('conflict', 'no_mail', {});
  await checkRateLimit(ctx, {
    holder: `confirm-address:${userId}`,
    limit: 3,
    windowMs: 30 * minuteMs,
    refusal: ['attempts', {}],
  });
  await checkRateLimit(ctx, {
    holder: `confirm-address:${userId}:day`,
    limit: 10,
    windowMs: 24 * hourMs,
    refusal: ['attempts', {}],
  });
  const [person] = await ctx.signIn.listUsers([userId]);
  if (!person) throw notFound('member');
  const language = (await findLanguage(ctx.db, userId)) ?? 'ro';
  const recipient = person.email.toLowerCase();
  const mail = { organisationId: null, kind: 'confirm_address', recipient, language, content: null } as const;
  await addMail(ctx.db, ctx.vault, mail, ctx.now());
}

/** @throws Problem link_expired */
export async function confirmAddress(ctx: Ctx, { token }: { token: string }): Promise<void> {
  const now = ctx.now();
  await inTransaction(ctx.db, async (tx) => {
    const link = await takeMailLink(tx, 'confirm_address', sha256(token), now);
    if (link) return recordConfirmedAddress(tx, link, now);
    // The mailbox of a destination is confirmed on the same page.
    if (!(await confirmDestinationMailbox(tx, sha256(token), now)))
      throw new Problem('link_expired', 'confirm_address', {});
  });
}

async function isOwnAddressConfirmed({ db, signIn }: Ctx, userId: string): Promise<boolean> {
  const [person] = await signIn.listUsers([userId]);
  return person !== undefined && isAddressConfirmed(db, { userId, email: person.email });
}

function personOnly(actor: Principal): SessionActor {
  if (actor.kind === 'session') return actor;
  throw new Problem('insufficient_scope', 'key_without_profile', {});
}
