/** What a mail is and what becomes of it. Pure. */
import { dayMs, hourMs, minuteMs } from './durations.ts';

export type MailKind =
  | 'password_reset'
  | 'confirm_address'
  | 'invitation'
  | 'alarm'
  | 'digest'
  | 'delivery'
  | 'heads';

/** As it leaves. */
export interface MailContent {
  subject: string;
  text: string;
  html: string;
  /** Beside those of every mail. */
  headers?: Record<string, string>;
  attachments?: MailAttachment[];
  /** Attached as they are, before documents. */
  texts?: { name: string; mediaType: string; text: string }[];
  /** Documents that are read when it is sent, and attached as far as they fit. */
  attach?: { invoices: string[]; as: 'pdf' | 'zip' };
}

export interface MailAttachment {
  name: string;
  mediaType: string;
  content: Buffer;
}

/** How long each is of use. */
export const mailLastsMs: Record<MailKind, number> = {
  password_reset: hourMs,
  confirm_address: dayMs,
  invitation: 7 * dayMs,
  alarm: 3 * dayMs,
  digest: 3 * dayMs,
  delivery: 3 * dayMs,
  heads: dayMs,
};

/** What one organisation may send in an hour, and one address receive: what is more waits. */
export const mailAnHour = { organisation: 300, recipient: 60 };

/** Until the next attempt. @param attempts that failed so far, from 1 */
export function mailDelayMs(attempts: number): number {
  const delays = [minuteMs, 5 * minuteMs, 15 * minuteMs, hourMs, 2 * hourMs];
  return delays[Math.min(attempts, delays.length) - 1]!;
}

/**
 * A header ends at a line break, so a value that holds one would add headers of its own.
 * @throws RangeError, without the value
 */
export function checkHeaderValue(name: string, value: string): string {
  if (/[\r\n\0]/.test(value)) throw new RangeError(`The header ${name} of a mail holds a line break.`);
  return value;
}

/** One plain address: no name, no list, no control characters. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>,;:"()[\]\\\p{C}]{1,64}@[^\s@<>,;:"()[\]\\\p{C}]+$/u.test(text);
}
