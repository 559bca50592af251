/** Mail to the mailbox of a destination: the link that confirms it, and new documents with their names. Pure. */
import type { MailContent } from '../core/mail.ts';
import type { Language } from '../text/language.ts';
import { mailTexts } from '../text/mail/mail-texts.ts';
import { composeMail } from './compose-mail.ts';

/** @param token after the #, so that no log of a server holds it */
export function confirmDestinationMail(
  { organisation, publicUrl, token }: { organisation: string; publicUrl: string; token: string },
  language: Language,
): MailContent {
  const { confirmDestination, automatic, product } = mailTexts[language];
  const url = new URL(`/confirmare#token=${token}`, publicUrl).href;
  return composeMail(
    {
      subject: confirmDestination.subject(organisation),
      body: confirmDestination.body(organisation),
      link: { label: confirmDestination.link, url },
      foot: [product, automatic],
    },
    language,
  );
}

export function deliveryMail(
  { organisation, names }: { organisation: string; names: string[] },
  language: Language,
): MailContent {
  const { delivery, product } = mailTexts[language];
  const body = [delivery.lead(organisation), names];
  return composeMail(
    {
      subject: delivery.subject(organisation, names.length),
      body,
      foot: [product, delivery.foot(organisation)],
    },
    language,
  );
}
