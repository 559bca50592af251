/** Sends mail by the operator's SMTP server. The library is wrapped here alone. Knows no database and no text. */
import type { Transporter } from 'nodemailer';
import { checkHeaderValue, isMailAddress, type MailContent } from '../core/mail.ts';

export interface MailSettings {
  host: string;
  port: number;
  /** TLS from the first byte (smtps). */
  secure: boolean;
  /** Without STARTTLS nothing is sent, credentials least of all. */
  requireTls: boolean;
  auth: { user: string; pass: string } | undefined;
  from: { name: string; address: string };
}

export interface OutgoingMail extends MailContent {
  /** Its Message-ID is the same in every attempt, so that a mailbox can tell a repetition. */
  id: string;
  recipient: string;
}

/**
 * `refused`: this mail, for good. `failed`: this mail, now. `away`: the server takes none, so that others need not be
 * tried now.
 */
export type MailOutcome = { sent: true } | { sent: false; what: 'refused' | 'failed' | 'away'; code: string };

export interface MailSender {
  send(mail: OutgoingMail): Promise<MailOutcome>;
  close(): void;
}

const connectTimeoutMs = 10_000;
const silentTimeoutMs = 30_000;

export function createMailSender(settings: MailSettings): MailSender {
  let transport: Promise<Transporter> | undefined;
  let closed = false;
  return {
    async send(mail) {
      try {
        // Loaded with the first mail: most commands send none.
        transport ??= open(settings);
        await (await transport).sendMail(messageOf(settings, mail));
        return { sent: true };
      } catch (error) {
        return { sent: false, ...failureOf(error) };
      }
    },
    close() {
      if (closed) return;
      closed = true;
      void transport?.then((opened) => opened.close()).catch(() => {});
    },
  };
}

async function open({ host, port, secure, requireTls, auth }: MailSettings): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    ...{ host, port, secure, requireTLS: requireTls, auth },
    pool: true,
    maxConnections: 2,
    maxMessages: 50,
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: silentTimeoutMs,
    // A content never names a file or an address to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0]) as Transporter;
}

function messageOf({ from }: MailSettings, mail: OutgoingMail): Parameters<Transporter['sendMail']>[0] {
  const { id, recipient, subject, text, html, headers = {}, attachments = [] } = mail;
  if (!isMailAddress(recipient)) throw new RangeError('The recipient of a mail is no address.');
  for (const [name, value] of Object.entries(headers)) checkHeaderValue(name, value);
  const domain = from.address.split('@')[1]!;
  return {
    from,
    to: { name: '', address: recipient },
    subject: checkHeaderValue('subject', subject),
    text,
    html,
    messageId: `<${id}@${domain}>`,
    // Programs that answer mail by themselves leave it alone.
    headers: { 'Auto-Submitted': 'auto-generated', ...headers },
    attachments: attachments.map(({ name, mediaType, content }) => ({
      filename: checkHeaderValue('attachment', name),
      contentType: checkHeaderValue('content-type', mediaType),
      content,
    })),
  };
}

/** What the server said is not kept: it may repeat the address. */
function failureOf(error: unknown): { what: 'refused' | 'failed' | 'away'; code: string } {
  if (error instanceof RangeError) return { what: 'refused', code: 'not_sendable' };
  const {
    code,
    responseCode,
    command = '',
  } = error as {
    code?: string;
    responseCode?: number;
    command?: string;
  };
  const ofTheMail = /^(RCPT|DATA)/i.test(command) || code === 'EMESSAGE';
  const answer = responseCode === undefined ? 'no_answer' : `smtp_${responseCode}`;
  if (ofTheMail && responseCode !== undefined && responseCode >= 500)
    return { what: 'refused', code: answer };
  if (ofTheMail) return { what: 'failed', code: answer };
  return { what: 'away', code: code === 'EAUTH' ? 'sign_in_refused' : answer };
}
