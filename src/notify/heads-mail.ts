/** A daily mail with the signed heads of an organisation's chains: a copy that is out of the program's reach. Pure. */
import { canonicalJson, type Json } from '../core/canonical-json.ts';
import type { MailContent } from '../core/mail.ts';
import type { SignedHeads } from '../core/statement.ts';
import { formatDay } from '../text/format.ts';
import type { Language } from '../text/language.ts';
import { mailTexts } from '../text/mail/mail-texts.ts';
import { composeMail } from './compose-mail.ts';
import { unsubscribeHeaders } from './unsubscribe-headers.ts';

export interface HeadsFacts {
  organisation: string;
  /** A day of Romania. */
  day: string;
  signed: SignedHeads;
  url: string;
  unsubscribeUrl: string;
}

const mostShown = 50;

export function headsMail(facts: HeadsFacts, language: Language): MailContent {
  const { heads, product, stop } = mailTexts[language];
  const { organisation, day, signed, url } = facts;
  const { companies } = signed.document;
  const more = companies.length - mostShown;
  const content = composeMail(
    {
      subject: heads.subject(organisation, formatDay(day, language)),
      body: [
        heads.lead,
        companies.slice(0, mostShown).map(({ cif, seq, head }) => heads.line(cif, seq, head)),
        ...(more > 0 ? [heads.more(more)] : []),
        heads.key(signed.signature.keyId),
      ],
      link: { label: heads.link, url },
      foot: [product, { label: stop, url: facts.unsubscribeUrl }],
    },
    language,
  );
  const text = canonicalJson(signed as unknown as Json);
  return {
    ...content,
    headers: unsubscribeHeaders(facts.unsubscribeUrl),
    texts: [{ name: `amprente_${day}.json`, mediaType: 'application/json', text }],
  };
}
