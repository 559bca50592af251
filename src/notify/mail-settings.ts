/** SMTP_URL and MAIL_FROM: the operator's mail server, and whom mail is from. */
import { isMailAddress } from '../core/mail.ts';
import type { Settings } from '../core/settings.ts';
import type { MailSettings } from './mail-sender.ts';

/** Undefined where neither is set, or a fault was found. */
export function readMailSettings(s: Settings): MailSettings | undefined {
  const url = s.optional('SMTP_URL');
  const from = s.optional('MAIL_FROM');
  if ((url === undefined) !== (from === undefined))
    s.fault(url === undefined ? 'SMTP_URL' : 'MAIL_FROM', 'is missing: mail needs SMTP_URL and MAIL_FROM');
  const server = url === undefined ? undefined : parseServer(url);
  if (url !== undefined && !server)
    s.fault(
      'SMTP_URL',
      'must look like smtp://user:password@host:587 or smtps://user:password@host:465 (?tls=optional where the server has no TLS)',
    );
  const sender = from === undefined ? undefined : parseSender(from);
  if (from !== undefined && !sender)
    s.fault('MAIL_FROM', 'must be an address such as spv@exemplu.ro or SPV <spv@exemplu.ro>');
  return server && sender && { ...server, from: sender };
}

/** TLS is required except on this machine, or where the operator says otherwise: mail holds links that let people in. */
function parseServer(text: string): Omit<MailSettings, 'from'> | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const tls = url?.searchParams.get('tls') ?? 'required';
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '' || !/^(required|optional)$/.test(tls))
    return undefined;
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const [user, pass] = [decoded(url.username), decoded(url.password)];
  if (user === undefined || pass === undefined) return undefined;
  return {
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTls: !secure && tls === 'required' && !['localhost', '127.0.0.1', '::1'].includes(host),
    auth: user === '' ? undefined : { user, pass },
  };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function parseSender(text: string): MailSettings['from'] | undefined {
  const [, name = '', bracketed] = /^([^<>]*)<([^<>]+)>$/.exec(text) ?? [];
  const address = (bracketed ?? text).trim();
  if (!isMailAddress(address) || /\p{Cc}/u.test(name)) return undefined;
  return { name: name.trim().replace(/^"|"$/g, ''), address };
}
