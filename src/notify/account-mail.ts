/** Mail with a one-time link: a password, an address, an invitation. Links are made of PUBLIC_URL and never of a request. Pure. */
import type { MailContent } from '../core/mail.ts';
import { formatInstant } from '../text/format.ts';
import type { Language } from '../text/language.ts';
import { mailTexts } from '../text/mail/mail-texts.ts';
import { composeMail } from './compose-mail.ts';

export function passwordResetMail(publicUrl: string, token: string, language: Language): MailContent {
  return linkMail('passwordReset', linkOf(publicUrl, '/parola-noua', token), language);
}

export function confirmAddressMail(publicUrl: string, token: string, language: Language): MailContent {
  return linkMail('confirmAddress', linkOf(publicUrl, '/confirmare', token), language);
}

export function invitationMail(
  { organisation, url, expiresAt }: { organisation: string; url: string; expiresAt: Date },
  language: Language,
): MailContent {
  const { invitation, automatic, product } = mailTexts[language];
  return composeMail(
    {
      subject: invitation.subject(organisation),
      body: invitation.body(organisation, formatInstant(expiresAt, language)),
      link: { label: invitation.link, url },
      foot: [product, automatic],
    },
    language,
  );
}

function linkMail(which: 'passwordReset' | 'confirmAddress', url: string, language: Language): MailContent {
  const texts = mailTexts[language];
  const { subject, body, link } = texts[which];
  const foot = [texts.product, texts.automatic];
  return composeMail({ subject, body, link: { label: link, url }, foot }, language);
}

/** After the #: browsers do not send the fragment to the server, so no log ever holds it. */
function linkOf(publicUrl: string, path: string, token: string): string {
  return new URL(`${path}#token=${token}`, publicUrl).href;
}
