/**
 * Delivers documents to a mailbox, as attachments of as few mails as their number and size allow. At least once: what a
 * worker sent and did not record before it died is sent again under the same Message-ID. Sent here and not through the
 * outbox, so that a document is delivered when the server has taken it.
 */
import { createHash } from 'node:crypto';
import { deliveryMediaTypes } from '../core/destination.ts';
import { hourMs } from '../core/durations.ts';
import { mailAnHour } from '../core/mail.ts';
import { mostAttached } from '../core/notification.ts';
import type { ClaimedDestination } from '../db/exports/destination.ts';
import { beginDocument, endDocument, type WaitingDocument } from '../db/exports/destination-document.ts';
import { findOrganisation } from '../db/people/organisation.ts';
import { countRequest } from '../db/rate-limit.ts';
import { TargetError } from '../exports/target-error.ts';
import { deliveryMail } from '../notify/delivery-mail.ts';
import type { MailSender } from '../notify/mail-sender.ts';
import { type ReadDeliveryCtx, type ReadyDocument, readDelivery } from './read-delivery.ts';

export interface MailDocumentsCtx extends ReadDeliveryCtx {
  /** Undefined: the operator named no mail server. */
  mail: Pick<MailSender, 'send'> | undefined;
}

export interface MailDestination extends Omit<ClaimedDestination, 'address'> {
  email: string;
}

/** @param until when this destination's time is over: what is left waits. @throws TargetError when no mail can be sent now */
export async function mailDocuments(
  ctx: MailDocumentsCtx,
  destination: MailDestination,
  { waiting, until }: { waiting: WaitingDocument[]; until: number },
  signal: AbortSignal,
): Promise<void> {
  if (!ctx.mail) throw new TargetError('no_mail');
  const { db, clock } = ctx;
  let batch: ReadyDocument[] = [];
  let bytes = 0;
  const send = async () => {
    if (batch.length > 0) await sendBatch(ctx, ctx.mail!, destination, batch);
    [batch, bytes] = [[], 0];
  };
  for (const [invoiceId, documents] of Map.groupBy(waiting, (each) => each.invoiceId)) {
    signal.throwIfAborted();
    for (const ready of await readDelivery(ctx, destination, { invoiceId, documents }, signal)) {
      const { length } = ready.content;
      if (length > mostAttached.bytes) {
        await endDocument(
          db,
          ready.document.id,
          { state: 'failed', code: 'too_large_for_mail' },
          clock.now(),
        );
        continue;
      }
      if (batch.length === mostAttached.documents || bytes + length > mostAttached.bytes) await send();
      batch.push(ready);
      bytes += length;
    }
    if (clock.now().getTime() > until) break;
  }
  await send();
}

async function sendBatch(
  { db, clock }: MailDocumentsCtx,
  mail: Pick<MailSender, 'send'>,
  { organisationId, email, language }: MailDestination,
  batch: ReadyDocument[],
): Promise<void> {
  for (const limit of [
    { holder: `mail to:${email}`, limit: mailAnHour.recipient },
    { holder: `mail of:${organisationId}`, limit: mailAnHour.organisation },
  ])
    if (!(await countRequest(db, { ...limit, windowMs: hourMs }, clock.now())).granted)
      throw new TargetError('mail_limit');
  const attachments = batch.map(({ document, base, content }) => ({
    name: `${base.split('/').at(-1)}.${document.format}`,
    mediaType: deliveryMediaTypes[document.format],
    content,
  }));
  for (const [n, { document, content }] of batch.entries()) {
    const sha256 = createHash('sha256').update(content).digest('hex');
    await beginDocument(db, document.id, { path: attachments[n]!.name, sha256 });
  }
  const organisation = (await findOrganisation(db, organisationId))?.name ?? '';
  const names = attachments.map(({ name }) => name);
  const content = deliveryMail({ organisation, names }, language);
  // The first that waits is the first of the next attempt as well.
  const outcome = await mail.send({ ...content, attachments, id: batch[0]!.document.id, recipient: email });
  if (!outcome.sent && outcome.what !== 'refused') throw new TargetError(`mail_${outcome.what}`);
  for (const [n, { document }] of batch.entries())
    await endDocument(
      db,
      document.id,
      outcome.sent ? { state: 'delivered', path: names[n]! } : { state: 'failed', code: 'mail_refused' },
      clock.now(),
    );
}
