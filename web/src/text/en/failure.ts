/** Why a sync or a download did not succeed, by code: what happened, what we do by ourselves, what the reader can do. */
import type { failure as ro } from '../ro/failure.ts';

const soon = 'The next sync tries again by itself.';
const tomorrow = 'It is tried again after midnight, when ANAF begins to count anew.';
const rights = 'We ask every day, and list everything again when the right returns.';
const report = 'If it goes on, send what ANAF said to whoever runs this service.';

export const failure: typeof ro = {
  rights_cif: {
    what: 'The certificate has no right in the SPV for this company.',
    we: rights,
    you: "Who can mend it: the company's administrator in the SPV, with form 270.",
  },
  rights_certificate: {
    what: 'The certificate has no right in the SPV for any company.',
    we: rights,
    you: 'See whether the right certificate was connected, on the page ANAF connections.',
  },
  rights_message: {
    what: 'ANAF does not give this message to the connected certificate.',
    we: soon,
    you: '',
  },
  access_denied: {
    what: 'No connected certificate has a right in the SPV for this company.',
    we: rights,
    you: "Who can mend it: the company's administrator in the SPV.",
  },
  no_valid_anaf_token: {
    what: 'There is no valid connection to ANAF.',
    we: 'We wait; nothing that is known gets lost.',
    you: 'Connect a certificate on the page ANAF connections.',
  },
  invalid_grant: {
    what: "ANAF no longer accepts the certificate's authorisation.",
    we: 'Without it nothing can be asked for.',
    you: 'Connect the certificate again on the page ANAF connections.',
  },
  invalid_client: {
    what: 'ANAF does not know the application.',
    we: soon,
    you: 'Whoever runs this service has to check ANAF_CLIENT_ID and ANAF_CLIENT_SECRET.',
  },
  unauthorized: {
    what: 'ANAF did not accept the authorisation.',
    we: 'It is renewed, and tried again.',
    you: '',
  },
  forbidden: {
    what: 'ANAF does not let the application or its user use this service.',
    we: soon,
    you: "Whoever runs this service has to check on ANAF's portal whether the application has the service E-Factura.",
  },
  not_found: { what: 'ANAF does not know this message.', we: soon, you: report },
  page_past_end: { what: "ANAF's list changed while it was read.", we: soon, you: '' },
  clock: {
    what: "Our clock and ANAF's differ.",
    we: "Ours is set by ANAF's, and it is tried again.",
    you: '',
  },
  quota_cif: { what: "ANAF's daily limit for this company is reached.", we: tomorrow, you: '' },
  quota_message: { what: "ANAF's daily limit for this message is reached.", we: tomorrow, you: '' },
  quota_connection: { what: "ANAF's daily limit for this certificate is reached.", we: tomorrow, you: '' },
  rate_limited: { what: 'ANAF asked us to slow down.', we: 'We pause, and go on by ourselves.', you: '' },
  maintenance: { what: 'ANAF did not answer (maintenance).', we: soon, you: '' },
  server_error: { what: "ANAF's server failed.", we: soon, you: '' },
  technical_error: { what: 'ANAF reported a technical error of its own.', we: soon, you: '' },
  network: { what: 'ANAF could not be reached.', we: soon, you: '' },
  timeout: { what: 'ANAF did not answer in time.', we: soon, you: '' },
  truncated: { what: "ANAF's answer broke off.", we: soon, you: '' },
  too_large: { what: "ANAF's answer is unusually large.", we: soon, you: report },
  malformed: { what: 'ANAF answered something else than was asked.', we: soon, you: '' },
  firewall: { what: "ANAF's firewall rejected the request.", we: soon, you: '' },
  our_fault: { what: 'ANAF says that our request is wrong.', we: soon, you: report },
  too_many_for_simple_list: { what: 'ANAF asks for the paged list.', we: soon, you: '' },
  unknown_note: {
    what: 'ANAF answered something that is not known here.',
    we: 'Nothing is taken as settled, and it is tried again.',
    you: report,
  },
  listing_unproven: {
    what: 'ANAF announced another number of messages than it showed.',
    we: 'Those shown are taken, nothing is claimed to be complete, and it is listed again.',
    you: '',
  },
  messages_failed: {
    what: 'Some messages could not be downloaded yet.',
    we: 'They stay pending, and are asked for again.',
    you: '',
  },
  archive_full: {
    what: 'The archive is full.',
    we: 'The messages wait at ANAF, and are taken when the archive is back.',
    you: 'Tell whoever runs this service.',
  },
  archive: {
    what: 'The archive did not take the file.',
    we: 'The messages wait at ANAF, and are taken when the archive is back.',
    you: 'Tell whoever runs this service.',
  },
  zip: {
    what: 'ANAF sent something else than the archive of this document.',
    we: 'We keep nothing as a document that is none, and ask again.',
    you: report,
  },
  no_id: {
    what: "ANAF's list has not said yet under which number this message is downloaded.",
    we: 'We find out by ourselves at one of the next listings.',
    you: '',
  },
  daily_limit: {
    what: 'This message has been asked for as often as a day allows.',
    we: tomorrow,
    you: '',
  },
  company_removed: {
    what: 'The company was removed in the meantime.',
    we: 'It is not synchronised any more.',
    you: '',
  },
  cancelled: {
    what: 'Stopped by you.',
    we: 'What was kept stays; the rest comes with the next sync.',
    you: '',
  },
  internal: {
    what: 'Something went wrong on our side.',
    we: "It is in the service's log; the next sync tries again.",
    you: 'If it goes on, tell whoever runs this service.',
  },
};
