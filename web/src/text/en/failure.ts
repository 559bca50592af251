/** Why a sync or a download failed, by code: what happened, what is done automatically, what the reader can do. */
import type { failure as ro } from '../ro/failure.ts';

const soon = 'We retry automatically at the next sync.';
const tomorrow = 'We retry automatically after midnight, when ANAF resets its count.';
const rights = 'We check daily and list everything again once access is back.';
const report = 'If it happens again, send what ANAF said to your administrator.';

export const failure: typeof ro = {
  rights_cif: {
    what: 'No access rights for this tax ID.',
    we: rights,
    you: "The company's SPV administrator can grant access, with form 270.",
  },
  rights_certificate: {
    what: 'The certificate has no access rights for any company.',
    we: rights,
    you: 'Check on ANAF connections whether the correct certificate was connected.',
  },
  rights_message: {
    what: 'ANAF refuses this message to the connected certificate.',
    we: soon,
    you: '',
  },
  access_denied: {
    what: 'No connected certificate has access rights for this tax ID.',
    we: rights,
    you: "The company's SPV administrator can grant access.",
  },
  no_valid_anaf_token: {
    what: 'There is no valid connection to ANAF.',
    we: 'We wait; nothing already listed is lost.',
    you: 'Connect a certificate on ANAF connections.',
  },
  invalid_grant: {
    what: "ANAF no longer accepts the certificate's authorisation.",
    we: 'Without it we cannot request anything.',
    you: 'Reconnect the certificate on ANAF connections.',
  },
  invalid_client: {
    what: 'ANAF does not recognise the application.',
    we: soon,
    you: 'The administrator of this service must check ANAF_CLIENT_ID and ANAF_CLIENT_SECRET.',
  },
  unauthorized: {
    what: 'ANAF did not accept the authorisation.',
    we: 'We renew it and retry automatically.',
    you: '',
  },
  forbidden: {
    what: 'ANAF does not allow the application or its user to use this service.',
    we: soon,
    you: 'The administrator of this service must check on the ANAF portal that the application has the E-Factura service.',
  },
  not_found: { what: 'ANAF does not know this message.', we: soon, you: report },
  page_past_end: { what: "ANAF's list changed while we were reading it.", we: soon, you: '' },
  clock: {
    what: "Our clock and ANAF's clock differ.",
    we: "We adjust to ANAF's clock and retry.",
    you: '',
  },
  quota_cif: { what: "ANAF's daily limit for this tax ID has been reached.", we: tomorrow, you: '' },
  quota_message: { what: "ANAF's daily limit for this message has been reached.", we: tomorrow, you: '' },
  quota_connection: {
    what: "ANAF's daily limit for this certificate has been reached.",
    we: tomorrow,
    you: '',
  },
  token_refresh_failed: {
    what: "ANAF's authorisation service did not give a new token.",
    we: soon,
    you: 'If it keeps failing, reconnect the certificate.',
  },
  rate_limited: { what: 'ANAF asked us to slow down.', we: 'We pause and continue automatically.', you: '' },
  maintenance: { what: 'ANAF did not answer (maintenance).', we: soon, you: '' },
  server_error: { what: "ANAF's server returned an error.", we: soon, you: '' },
  technical_error: { what: 'ANAF reported a technical error of its own.', we: soon, you: '' },
  network: { what: 'ANAF could not be reached.', we: soon, you: '' },
  timeout: { what: 'ANAF did not answer in time.', we: soon, you: '' },
  truncated: { what: "ANAF's answer was cut off.", we: soon, you: '' },
  too_large: { what: "ANAF's answer is unusually large.", we: soon, you: report },
  malformed: { what: 'ANAF returned something other than what we requested.', we: soon, you: '' },
  firewall: { what: "ANAF's firewall rejected the request.", we: soon, you: '' },
  our_fault: { what: 'ANAF says our request is invalid.', we: soon, you: report },
  too_many_for_simple_list: { what: 'ANAF requires the paged list.', we: soon, you: '' },
  unknown_note: {
    what: 'ANAF gave an unknown answer.',
    we: 'We treat nothing as finished and retry.',
    you: report,
  },
  listing_unproven: {
    what: 'ANAF reported a different number of messages than it listed.',
    we: 'We download those it listed, do not mark the period complete, and list again.',
    you: '',
  },
  messages_failed: {
    what: 'Some messages could not be downloaded yet.',
    we: 'They stay pending and we request them again.',
    you: '',
  },
  archive_full: {
    what: 'The archive is full.',
    we: 'The messages wait at ANAF; we download them when the archive is back.',
    you: 'Contact your administrator.',
  },
  archive: {
    what: 'The archive did not accept the file.',
    we: 'The messages wait at ANAF; we download them when the archive is back.',
    you: 'Contact your administrator.',
  },
  quarantined: {
    what: 'ANAF sent a file that does not prove to be this document.',
    we: 'The file is kept in quarantine, and the document is requested again.',
    you: 'Check the file in Quarantine, and accept it if it is the right one.',
  },
  zip: {
    what: 'ANAF sent a damaged ZIP or another kind of file.',
    we: 'We request it again.',
    you: report,
  },
  no_id: {
    what: "ANAF's list does not yet give the download number of this message.",
    we: 'We find it automatically at one of the next listings.',
    you: '',
  },
  daily_limit: {
    what: 'This message has been requested as often as one day allows.',
    we: tomorrow,
    you: '',
  },
  company_removed: {
    what: 'The company was removed in the meantime.',
    we: 'It is no longer synced.',
    you: '',
  },
  cancelled: {
    what: 'Stopped by you.',
    we: 'What was archived stays; the rest comes with the next sync.',
    you: '',
  },
  internal: {
    what: 'Something went wrong on our side.',
    we: "It is in the service's log; we retry at the next sync.",
    you: 'If it happens again, contact your administrator.',
  },
};
