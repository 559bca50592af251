/**
 * Sends the mail that waits: a loop in every worker, until the signal aborts. May run in any number of processes: a mail
 * is leased by one; what a dead one sent without recording it is sent again, under the same Message-ID.
 */
import { hash, randomBytes } from 'node:crypto';
import { hourMs } from '../core/durations.ts';
import { type MailAttachment, type MailContent, mailAnHour, mailDelayMs, mailLastsMs } from '../core/mail.ts';
import { inTransaction } from '../db/connection.ts';
import { claimMail, endMail, postponeMail, type WaitingMail } from '../db/notifications/mail.ts';
import { addMailLink } from '../db/notifications/mail-link.ts';
import { findLanguage } from '../db/people/person.ts';
import { countRequest } from '../db/rate-limit.ts';
import type { IsHeld } from '../integrity/hold.ts';
import { confirmAddressMail, passwordResetMail } from '../notify/account-mail.ts';
import type { MailSender } from '../notify/mail-sender.ts';
import type { SyncCtx } from '../sync/context.ts';
import { type AttachCtx, attachDocuments } from './attach-documents.ts';

export interface SendMailCtx extends Pick<SyncCtx, 'db' | 'archive' | 'clock' | 'log' | 'vault'> {
  renderPdf: AttachCtx['renderPdf'];
  mail: MailSender;
  publicUrl: string;
  /** Of the account with this address. */
  findUserId(email: string): Promise<string | undefined>;
}

const lookEveryMs = 1_000;
/** A server that takes no mail is tried again after so long. */
const restMs = 30_000;

export async function sendMail(ctx: SendMailCtx & { isHeld: IsHeld }, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      // What waits is sent after the take-over: the installation that this one was restored from may send it still.
      const away = !(await ctx.isHeld()) && (await sendWaitingMail(ctx, signal));
      await ctx.clock.sleep(away ? restMs : lookEveryMs, signal);
    } catch (error) {
      if (signal.aborted) return;
      ctx.log.warn({ err: error }, 'mail could not be looked at');
      await ctx.clock.sleep(restMs, signal).catch(() => {});
    }
  }
}

/** Until nothing is due. @returns whether the server takes no mail now */
export async function sendWaitingMail(ctx: SendMailCtx, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    const waiting = await claimMail(ctx.db, ctx.vault, ctx.clock.now());
    if (!waiting) return false;
    if (await sendOne(ctx, waiting, signal)) return true;
  }
  return false;
}

async function sendOne(ctx: SendMailCtx, waiting: WaitingMail, signal: AbortSignal): Promise<boolean> {
  const { db, clock, log, mail } = ctx;
  const { id, recipient, kind, attempts } = waiting;
  const now = clock.now();
  if (waiting.expiresAt <= now) {
    await endMail(db, id, { state: 'failed', code: 'expired' }, now);
    log.warn({ mailId: id, kind }, 'a mail was not sent in time');
    return false;
  }
  const laterAt = await findLimit(ctx, waiting, now);
  if (laterAt) {
    await postponeMail(db, id, { dueAt: laterAt, code: 'too_many', attempted: false });
    return false;
  }
  const content = waiting.content ?? (await writeNow(ctx, waiting, now));
  const attachments = content?.attach && (await attachTo(ctx, waiting, content.attach, signal));
  if (!content) {
    await endMail(db, id, { state: 'dropped' }, now);
    return false;
  }
  const texts = content.texts?.map(({ text, ...named }) => ({ ...named, content: Buffer.from(text) })) ?? [];
  const outcome = await mail.send({
    ...content,
    attachments: [...texts, ...(attachments ?? [])],
    id,
    recipient,
  });
  const after = clock.now();
  if (outcome.sent) {
    await endMail(db, id, { state: 'sent' }, after);
    return false;
  }
  const { what, code } = outcome;
  log.warn(
    { mailId: id, kind, code },
    what === 'refused' ? 'a mail was refused' : 'a mail could not be sent yet',
  );
  if (what === 'refused') await endMail(db, id, { state: 'failed', code }, after);
  else
    await postponeMail(db, id, {
      dueAt: new Date(after.getTime() + mailDelayMs(attempts)),
      code,
      attempted: true,
    });
  return what === 'away';
}

async function attachTo(
  ctx: SendMailCtx,
  { organisationId, recipient, language }: WaitingMail,
  attach: NonNullable<MailContent['attach']>,
  signal: AbortSignal,
): Promise<MailAttachment[]> {
  if (organisationId === null) return [];
  const userId = await ctx.findUserId(recipient);
  return attachDocuments(ctx, { organisationId, userId, recipient, language, attach }, signal);
}

/** Undefined while it may be sent; else when it may be. Only first attempts are counted. */
async function findLimit(
  { db }: SendMailCtx,
  { organisationId, recipient, attempts }: WaitingMail,
  now: Date,
): Promise<Date | undefined> {
  if (attempts > 1) return undefined;
  const limits = [
    { holder: `mail to:${recipient}`, limit: mailAnHour.recipient },
    ...(organisationId === null
      ? []
      : [{ holder: `mail of:${organisationId}`, limit: mailAnHour.organisation }]),
  ];
  for (const each of limits) {
    const granted = await countRequest(db, { ...each, windowMs: hourMs }, now);
    if (!granted.granted) return granted.retryAt;
  }
  return undefined;
}

/**
 * Of an account: its link is made now, and is nowhere but in the mail. Undefined for an address without an account, for
 * which a request is written down as for any other, so that neither answer nor time tells them apart.
 */
async function writeNow(
  ctx: SendMailCtx,
  { kind, recipient, createdAt }: WaitingMail,
  now: Date,
): Promise<MailContent | undefined> {
  if (kind !== 'password_reset' && kind !== 'confirm_address') return undefined;
  const userId = await ctx.findUserId(recipient);
  if (userId === undefined) return undefined;
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(createdAt.getTime() + mailLastsMs[kind]);
  const tokenSha256 = hash('sha256', token, 'buffer');
  await inTransaction(ctx.db, (tx) =>
    addMailLink(tx, { userId, email: recipient, purpose: kind, tokenSha256, expiresAt }, now),
  );
  const language = (await findLanguage(ctx.db, userId)) ?? 'ro';
  const write = kind === 'password_reset' ? passwordResetMail : confirmAddressMail;
  return write(ctx.publicUrl, token, language);
}
