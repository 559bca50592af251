/** The link in each mail that ends the mail of one organisation for one person. It opens nothing else, and needs no account. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type SettingOf, stopNotifications } from '../../db/notifications/notification-setting.ts';
import type { Ctx } from '../context.ts';

export const unsubscribePath = '/dezabonare';

export function unsubscribeUrl(ctx: Pick<Ctx, 'publicUrl' | 'stateSecret'>, which: SettingOf): string {
  const subject = Buffer.from(`${which.organisationId} ${which.userId}`).toString('base64url');
  return new URL(`${unsubscribePath}?token=${subject}.${signatureOf(ctx, subject)}`, ctx.publicUrl).href;
}

/** @returns false for a link that is not ours, or not whole */
export async function unsubscribe(
  ctx: Pick<Ctx, 'db' | 'now' | 'stateSecret'>,
  token: string,
): Promise<boolean> {
  const [subject = '', signature = ''] = token.split('.');
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(ctx, subject))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return false;
  const [organisationId = '', userId = ''] = Buffer.from(subject, 'base64url').toString('utf8').split(' ');
  await stopNotifications(ctx.db, { organisationId, userId }, ctx.now());
  return true;
}

function signatureOf({ stateSecret }: Pick<Ctx, 'stateSecret'>, subject: string): string {
  return createHmac('sha256', stateSecret).update(`unsubscribe ${subject}`).digest('base64url');
}
