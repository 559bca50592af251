/** What a task says in English when one cause concerns several companies or certificates. */
import { countEn } from '../plural.ts';
import type { GroupTexts } from './group-ro.ts';

const companies = (n: number) => countEn(n, 'company', 'companies');

export function namesEn(names: string[], total: number): string {
  const more = total - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

export const groupsEn: GroupTexts = {
  access_lost: (n, names) => ({
    title: `${companies(n)} without access rights in the SPV`,
    detail: `${names}. ANAF refuses access to these tax IDs. They are checked every day, and everything is listed again when the right returns. The SPV administrator of each company can grant it.`,
  }),
  listing_too_old: (n, names) => ({
    title: `${companies(n)} without a complete listing for more than a day`,
    detail: `${names}. Messages that ANAF has received since then are not shown here. Every run tries again; its result says why it fails.`,
  }),
  listing_unproven: (n, names) => ({
    title: `ANAF's list is incomplete for ${companies(n)}`,
    detail: `${names}. ANAF announced another number of messages than it showed. The ones it showed are downloaded, but the period is not marked complete; the next run lists again.`,
  }),
  lists_differ: (n, names) => ({
    title: `ANAF's answers differ for ${companies(n)}`,
    detail: `${names}. The simple list, the paged list or the status of an upload shows messages that the others do not have. All messages shown are downloaded, and the lists are compared again each night.`,
  }),
  unknown_anaf_note: (n, names) => ({
    title: `An unknown answer from ANAF for ${companies(n)}`,
    detail: `${names}. Nothing is marked as done, and the requests are retried. If it repeats, contact your administrator.`,
  }),
  messages_expiring: (n, names) => ({
    title: `${companies(n)} with messages that expire soon`,
    detail: `${names}. The downloads have not succeeded yet. They are retried until ANAF deletes the messages. You can request a message now, or download it from the SPV.`,
  }),
  pending_too_long: (n, names) => ({
    title: `${companies(n)} with messages pending for more than 30 days`,
    detail: `${names}. The downloads are retried automatically. Check the reason of each message; an administrator can close one that will never come.`,
  }),
  expired_in_our_time: (n, names) => ({
    title: `${companies(n)} with messages that expired before the download`,
    detail: `${names}. ANAF no longer provides them. Ask your partners for the documents; they stay counted as expired in Completeness.`,
  }),
  archive_trouble: (n, names) => ({
    title: `Faults in the archive of ${companies(n)}`,
    detail: `${names}. Nothing is overwritten, and messages without space wait at ANAF. Contact your administrator.`,
  }),
  seal_tampered: (n, names) => ({
    title: `${companies(n)} with invoices whose seal does not match`,
    detail: `${names}. The document is not the one that was sealed, or the signature is wrong. Do not rely on it: have ANAF verify it, then ask your partner.`,
  }),
  anaf_long_wait: (n, names) => ({
    title: `ANAF asks for a pause for ${companies(n)}`,
    detail: `${names}. The pause is longer than the limits that we know. It is tried again once an hour at most.`,
  }),
  reconnect: (n, names) => ({
    title: `${countEn(n, 'certificate')} to reconnect`,
    detail: `${names}. ANAF no longer accepts their authorisation, and companies that only they can read are not seen. Reconnect them, or remove connections that are no longer used.`,
  }),
  token_refresh_failing: (n, names) => ({
    title: `${countEn(n, 'ANAF authorisation')} cannot be renewed`,
    detail: `${names}. It is retried every hour. If it keeps failing, reconnect the certificates.`,
  }),
  refresh_token_ageing: (n, names) => ({
    title: `${countEn(n, 'ANAF authorisation')} expiring soon`,
    detail: `${names}. ANAF grants them for one year. Reconnect the certificates before they expire.`,
  }),
};
