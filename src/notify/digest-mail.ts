/** A mail about new invoices, by company and partner. Amounts are those of the documents, and are added up nowhere. Pure. */
import { maskCif, maskPersonalCodes } from '../core/cif.ts';
import type { MailContent } from '../core/mail.ts';
import { type DigestAttachment, mostAttached } from '../core/notification.ts';
import type { Invoice } from '../db/invoices/invoice.ts';
import { formatAmount, formatDay } from '../text/format.ts';
import type { Language } from '../text/language.ts';
import { mailTexts } from '../text/mail/mail-texts.ts';
import { composeMail } from './compose-mail.ts';
import { unsubscribeHeaders } from './unsubscribe-headers.ts';

export interface DigestFacts {
  organisation: string;
  invoices: Invoice[];
  /** By id. */
  companies: ReadonlyMap<string, string>;
  attach: DigestAttachment;
  url: string;
  unsubscribeUrl: string;
}

const mostShown = 200;

export function digestMail(facts: DigestFacts, language: Language): MailContent {
  const { digest, product, stop } = mailTexts[language];
  const { organisation, invoices, companies, attach, url } = facts;
  const nameOf = ({ companyId, cif }: Invoice) => companies.get(companyId) ?? maskCif(cif);
  const shown = invoices
    .slice(0, mostShown)
    .sort((a, b) => compare(nameOf(a), nameOf(b)) || compare(partnerOf(a), partnerOf(b)));
  const groups = Map.groupBy(shown, nameOf);
  const body = [...groups].flatMap(([company, own]) => [
    digest.company(company, own.length),
    own.map((invoice) => lineOf(invoice, language)),
  ]);
  const more = invoices.length - shown.length;
  const notes = [
    ...(more > 0 ? [digest.more(more)] : []),
    ...(attach === 'none' ? [] : [digest.attached(mostAttached.documents, mostAttached.bytes / 1_000_000)]),
  ];
  const content = composeMail(
    {
      subject: digest.subject(organisation, invoices.length),
      body: [...body, ...notes],
      link: { label: digest.link, url },
      foot: [product, { label: stop, url: facts.unsubscribeUrl }],
    },
    language,
  );
  const wanted = invoices.slice(0, mostAttached.documents).map(({ id }) => id);
  return {
    ...content,
    headers: unsubscribeHeaders(facts.unsubscribeUrl),
    ...(attach !== 'none' && { attach: { invoices: wanted, as: attach } }),
  };
}

function lineOf(invoice: Invoice, language: Language): string {
  const { digest } = mailTexts[language];
  const { number, issuedOn, payable, currency, direction, typeCode } = invoice;
  return [
    // Its amount may be written without a minus.
    typeCode === '381'
      ? `${digest.direction[direction]} (${digest.creditNote})`
      : digest.direction[direction],
    partnerOf(invoice),
    number === null ? digest.withoutNumber : maskPersonalCodes(number),
    ...(issuedOn === null ? [] : [formatDay(issuedOn, language)]),
    ...(payable === null ? [] : [`${formatAmount(payable, language)} ${currency ?? ''}`.trim()]),
  ].join(', ');
}

function partnerOf({ role, direction, seller, buyer }: Invoice): string {
  const isSeller = role === null ? direction === 'sent' : role === 'seller';
  const { name, cif } = isSeller ? buyer : seller;
  if (name !== null) return maskPersonalCodes(name);
  return cif === null ? '?' : maskCif(cif);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
