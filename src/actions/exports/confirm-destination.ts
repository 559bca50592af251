/** The mailbox of a destination: a link is sent to it, and nothing else before its holder has confirmed by it. */
import { hash, randomBytes } from 'node:crypto';
import { hourMs } from '../../core/durations.ts';
import { Problem } from '../../core/errors.ts';
import { mailLastsMs } from '../../core/mail.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import type { Db } from '../../db/connection.ts';
import { confirmDestination, setConfirmation } from '../../db/exports/destination.ts';
import { addMail } from '../../db/notifications/mail.ts';
import { findOrganisation } from '../../db/people/organisation.ts';
import { confirmDestinationMail } from '../../notify/delivery-mail.ts';
import type { Language } from '../../text/language.ts';
import { checkRateLimit } from '../check-rate-limit.ts';
import type { Ctx } from '../context.ts';

/** Strangers' mailboxes are not to be filled with links. */
const anHour = 10;

/** Before the link is written. @throws Problem conflict without a mail server, too_many_requests */
export async function checkMayConfirm(
  ctx: Pick<Ctx, 'mail' | 'rateLimiter'>,
  organisationId: string,
): Promise<void> {
  if (!ctx.mail) throw new Problem('conflict', 'no_mail', {});
  await checkRateLimit(ctx, {
    holder: `confirm-destination:${organisationId}`,
    limit: anHour,
    windowMs: hourMs,
    refusal: ['attempts', {}],
  });
}

/** In the transaction that makes or changes the destination. Until the link is used nothing is delivered. */
export async function askConfirmation(
  tx: Db,
  { vault, publicUrl }: Pick<Ctx, 'vault' | 'publicUrl'>,
  {
    id,
    organisationId,
    email,
    language,
  }: { id: string; organisationId: string; email: string; language: Language },
  now: Date,
): Promise<void> {
  const token = randomBytes(32).toString('base64url');
  const until = new Date(now.getTime() + mailLastsMs.confirm_address);
  await setConfirmation(tx, id, { tokenSha256: hash('sha256', token, 'buffer'), until });
  const organisation = (await findOrganisation(tx, organisationId))!.name;
  const content = confirmDestinationMail({ organisation, publicUrl, token }, language);
  const mail = { organisationId, kind: 'confirm_address', recipient: email, language, content } as const;
  await addMail(tx, vault, mail, now);
}

/** @returns false for a link that is not one of a destination */
export async function confirmDestinationMailbox(tx: Db, tokenSha256: Buffer, now: Date): Promise<boolean> {
  const confirmed = await confirmDestination(tx, tokenSha256, now);
  if (!confirmed) return false;
  const { id, organisationId } = confirmed;
  const detail = { confirmed: true };
  const done = { actor: { kind: 'link', id }, action: 'destination.changed', subject: id, detail } as const;
  await recordAudit(tx, organisationId, done, now);
  return true;
}
