/** What each task says in English: what happened, what is done without you, what you can do. */
import type { QuarantineCause } from '../../core/quarantine.ts';
import { formatBytes, formatShortDay, formatShortInstant, formatShortMonth } from '../format.ts';
import { countEn } from '../plural.ts';
import { namesEn } from './group-en.ts';
import type { TaskTexts } from './ro.ts';

const day = (at: Date) => formatShortDay(at, 'en');
const instant = (at: Date) => formatShortInstant(at, 'en');
const messages = (n: number) => countEn(n, 'message');
const invoices = (n: number) => countEn(n, 'invoice');

const archiveClosed =
  'The disk is full, read-only or missing. Messages wait at ANAF and are downloaded automatically when the archive is back. Contact your administrator.';

const quarantineCause: Record<QuarantineCause, string> = {
  other_document: 'another document',
  no_document: 'no document',
  ambiguous: 'several documents',
  too_large: 'too large',
  cannot_be_opened: 'cannot be opened',
};

export const en: TaskTexts = {
  connect: () => ({
    title: 'Connect a certificate to ANAF',
    detail:
      'Without a connected certificate no SPV messages can be read. Connect the certificate of a person who has rights in the SPV.',
  }),

  reconnect: (serial, worksUntil, companies) => ({
    title: `Reconnect the certificate ${serial ?? ''}`.trim(),
    detail: `ANAF no longer accepts its authorisation. ${companies.length > 0 ? `No longer seen: ${namesEn(companies.slice(0, 5), companies.length)}. ` : ''}${worksUntil ? `The current access works until ${day(worksUntil)}; after that` : 'From now on'} nothing can be downloaded with it. Reconnect it, or remove the connection if it is no longer used.`,
  }),

  refreshFailing: (failedAt, worksUntil) => ({
    title: 'The ANAF authorisation cannot be renewed',
    detail: `The last attempt failed on ${instant(failedAt)}. It is retried every hour. ${worksUntil ? `The current access works until ${day(worksUntil)}.` : 'Until it is renewed nothing can be downloaded.'} If it keeps failing, reconnect the certificate.`,
  }),

  refreshTokenAgeing: (daysLeft, endsAt) => ({
    title:
      daysLeft > 0
        ? `The ANAF authorisation expires in ${countEn(daysLeft, 'day')}`
        : 'The ANAF authorisation is one year old',
    detail: `ANAF grants it for one year. Reconnect the certificate before ${day(endsAt)}.`,
  }),

  accessLost: (company, since) => ({
    title: `${company}: no access rights in the SPV`,
    detail: `ANAF has refused access to this company since ${day(since)}. It is checked every day, and everything is listed again when the right returns. The company's SPV administrator can grant the right.`,
  }),

  listingTooOld: (company, last) => ({
    title: last ? `${company}: no complete listing since ${instant(last)}` : `${company}: not listed yet`,
    detail:
      'Messages that ANAF has received since then are not shown here. Every run tries again. You can start one now; its result says why it fails.',
  }),

  listsDiffer: (company) => ({
    title: `${company}: ANAF's answers differ`,
    detail:
      "The simple list, the paged list or the status of an upload shows messages that the others do not have. All messages shown in either list are downloaded, and the lists are compared again each night. The answers are kept as evidence with the finding on the company's page.",
  }),

  listingUnproven: (company, reported, listed) => ({
    title: `${company}: ANAF's list is incomplete`,
    detail: `ANAF announced ${reported ?? '?'} messages and showed ${listed}. The ones it showed are downloaded, but the period is not marked complete; the next run lists again.`,
  }),

  messagesExpiring: (company, count, daysLeft, deletedFrom) => ({
    title:
      daysLeft > 0
        ? `${company}: ${messages(count)} expiring in ${countEn(daysLeft, 'day')}`
        : `${company}: ${messages(count)} past ANAF's deadline`,
    detail: `The download has not succeeded yet. It is retried automatically; ANAF deletes them from ${day(deletedFrom)} on. You can request a message now, or download it from the SPV.`,
  }),

  pendingTooLong: (company, count) => ({
    title: `${company}: ${messages(count)} pending for more than 30 days`,
    detail:
      'The downloads are retried automatically. Check the reason of each; an administrator can close a message that will never come.',
  }),

  expiredInOurTime: (company, count) => ({
    title: `${company}: ${messages(count)} expired before the download`,
    detail:
      'ANAF no longer provides them. Ask your partner for the documents; they stay counted as expired in Completeness.',
  }),

  unknownAnafNote: (company) => ({
    title: `${company}: an unknown answer from ANAF`,
    detail:
      'Nothing is marked as done, and the request is retried. Read what ANAF said; if it repeats, contact your administrator.',
  }),

  archiveClosed: () => ({ title: 'The archive accepts no files', detail: archiveClosed }),

  archiveWaiting: (company, count) => ({
    title: `${company}: ${messages(count)} waiting for space in the archive`,
    detail: archiveClosed,
  }),

  archiveFindings: (company, count) => ({
    title: `${company}: ${countEn(count, 'fault')} in the archive`,
    detail:
      'Some files are no longer the ones that were stored. Nothing is overwritten. Your administrator can restore them from a backup.',
  }),

  quarantine: (cause, count, companies, firstExpiresAt) => ({
    title: `${countEn(count, 'document')} in quarantine: ${quarantineCause[cause]}`,
    detail: `For ${countEn(companies, 'company', 'companies')} ANAF sent files that do not prove to be the document asked for. They are kept; the messages stay pending and are requested again. ${firstExpiresAt ? `ANAF deletes them from ${day(firstExpiresAt)} on; two days before, the last file received is archived as unproven.` : ''} Open the file and, if it is the right one, accept it with a reason.`,
  }),

  quarantineLarge: (files, bytes) => ({
    title: `${countEn(files, 'file')} in quarantine, ${formatBytes(bytes, 'en')}`,
    detail:
      'This is more than usual. Nothing is deleted, but the files take space on the disk. Check them by cause and accept the right documents; if all have the same cause, contact your administrator.',
  }),

  anafOutage: (since, retryAt, companies) => ({
    title: `ANAF has not answered since ${instant(since)}`,
    detail: `${companies > 0 ? `${countEn(companies, 'company has', 'companies have')} not been listed for more than a day. ` : ''}Nothing for you to do: it is tried again at ${instant(retryAt)} and from then on, and what has come meanwhile is downloaded. ANAF keeps messages for 60 days.`,
  }),

  anafLongWait: (company, askedUntil, until) => ({
    title: `${company ? `${company}: ` : ''}ANAF asks for a pause until ${instant(askedUntil)}`,
    detail: `The pause is longer than the limits that we know. ${company ? 'For this company nothing' : 'Nothing'} is requested until ${instant(until)}; then it is tried again, once an hour at most. If it repeats, contact your administrator.`,
  }),

  unknownSigner: (name, issuer, documents) => ({
    title: `Sealed by an unknown signer: ${name}`,
    detail: `The signature is correct and the documents are unchanged (${invoices(documents)}), but it is not known yet whether the certificate belongs to the ministry; the published one expired in November 2025. Issuer: ${issuer}. Check the certificate, have ANAF verify one of the invoices, and decide once whether to trust it. If several organisations share the installation, its administrator decides.`,
  }),

  olderReadings: (count) => ({
    title: `${invoices(count)} to be read again by the new version`,
    detail:
      'An older version of the program read them. They are read again every night, from the archived files; what changed is shown with each invoice. An administrator can start it now.',
  }),

  refusedInvoices: (count, companies) => ({
    title: `${invoices(count)} refused by ANAF`,
    detail: `ANAF's validation rejected invoices that ${countEn(companies, 'company', 'companies')} sent: to ANAF they do not exist. Read the reason, correct and send them again, then mark them as seen.`,
  }),

  buyerMessages: (count, companies) => ({
    title: `${messages(count)} from buyers`,
    detail: `Buyers wrote about invoices that ${countEn(companies, 'company', 'companies')} sent; it may be a refusal. Read them, answer your partner, then mark them as seen.`,
  }),

  unprovenOriginals: (count, companies) => ({
    title: `${countEn(count, 'document', 'documents')} not confirmed`,
    detail: `ANAF was about to delete messages of ${countEn(companies, 'company', 'companies')}, and the last file received was kept although nothing proves that it is the document that was asked for. It is in no sum of VAT, and its month stays incomplete. Ask your partner for the document or ask ANAF, then mark them as seen.`,
  }),

  arrivedAfterClosing: (count, companies, months) => ({
    title: `${messages(count)} arrived after the month was closed`,
    detail: `ANAF added messages to closed months (${months.map((month) => formatShortMonth(month, 'en')).join(', ')}) of ${countEn(companies, 'company', 'companies')}. They are downloaded like all others. Check them, then close the month once more or reopen it.`,
  }),

  sealTampered: (company, count) => ({
    title: `${company}: ${invoices(count)} with a seal that does not match`,
    detail:
      'The document is not the one that was sealed, or the signature is wrong. Do not rely on it: have ANAF verify it, then ask your partner. The file received from ANAF is kept unchanged.',
  }),

  installationHeld: (since) => ({
    title: 'Restored installation, held',
    detail: `It was restored from a backup on ${instant(since)} and does nothing on its own: no sync, no renewal of authorisations, nothing sent. Your administrator confirms that the old installation is stopped: efactura-sync take-over.`,
  }),

  backupNotContinued: (since, backup, chains) => ({
    title: `The archive does not continue the backup (since ${day(since)})`,
    detail: `${countEn(chains, 'chain')} of fingerprints ${chains === 1 ? 'does' : 'do'} not continue the last sound backup, ${backup}: the database is an older one, or was changed. No backup is deleted. Your administrator finds the cause with verify --backups and restores; if the archive of now is the right one, they confirm it with backup --accept.`,
  }),

  backupTooOld: (last) => ({
    title: `No backup since ${day(last)}`,
    detail:
      "Scheduled backups no longer succeed. The service's log says why: their place is full, missing or cannot be written. Contact your administrator.",
  }),

  webhookDisabled: (host, reason) => ({
    title: `Webhook switched off: ${host}`,
    detail:
      reason === 'gone'
        ? 'The server answered that the address is gone (410). Nothing is sent there any more. Correct the address or remove the webhook; when it is switched on, what came in the meantime is sent.'
        : 'Nothing could be delivered for three days. Check the server, send a test, and switch the webhook on; what has gathered is sent then.',
  }),

  webhookUndelivered: (host, count) => ({
    title: `${countEn(count, 'delivery', 'deliveries')} to ${host} failed`,
    detail:
      'The server refused them for three days although it took others. See what it answered, then send them again.',
  }),

  destinationFailing: (name, waiting) => ({
    title: `The destination “${name}” takes no documents`,
    detail: `Deliveries have failed for at least an hour${waiting > 0 ? `, and ${countEn(waiting, 'document waits', 'documents wait')}` : ''}. Check its folder, address or password on the page Deliveries; what has gathered is delivered by itself then.`,
  }),
};
