/** Problems in English: the API's default. A detail says what is wrong and what helps. */
import type { JournalField, Missing } from '../../core/problem-reasons.ts';
import type { ProblemTexts } from './catalogue.ts';

const things: Record<Missing, string> = {
  active_link: 'active link',
  anaf_pdf: 'PDF from ANAF',
  api_key: 'API key',
  attachment: 'attachment',
  company: 'company',
  connection: 'connection',
  delivery: 'delivery',
  export: 'export',
  destination: 'destination',
  invitation: 'invitation',
  invoice: 'invoice',
  member: 'member',
  message: 'message',
  notice: 'notice',
  organisation: 'organisation',
  issuer: 'sign-in provider',
  passkey: 'passkey',
  quarantined_file: 'file in quarantine',
  reconciliation: 'reconciliation',
  resource: 'resource',
  run: 'run',
  session: 'session',
  second_factor: 'second factor',
  seal: 'seal',
  signer: 'signer',
  statement: 'statement',
  finding: 'finding',
  hint: 'hint',
  webhook: 'webhook',
};

const columns: Record<JournalField, string> = {
  number: 'number',
  series: 'series',
  date: 'date',
  number_and_date: 'number and date',
  cif: 'CIF',
  total: 'total',
};

const csv = 'The CSV could not be read: a quote is not closed or is in the wrong place.';
const originalStays = 'The original is kept and can be downloaded.';

export const en: ProblemTexts = {
  titles: {
    unauthenticated: 'Not signed in',
    insufficient_scope: 'Not allowed',
    confirmation_needed: 'Confirmation needed',
    not_found: 'Not found',
    invalid_input: 'Invalid input',
    unknown_parameter: 'Unknown parameter',
    malformed_body: 'Malformed body',
    body_too_large: 'Body too large',
    unsupported_media_type: 'Unsupported media type',
    method_not_allowed: 'Method not allowed',
    conflict: 'Conflict',
    cursor_unknown: 'Cursor unknown',
    precondition_failed: 'Precondition failed',
    too_many_requests: 'Too many requests',
    no_valid_anaf_token: 'No valid ANAF token',
    plan_limit_exceeded: 'Plan limit exceeded',
    anaf_not_configured: 'ANAF is not configured',
    anaf_unreachable: 'ANAF is unreachable',
    anaf_refused: 'ANAF refused',
    setup_code_wrong: 'Wrong setup code',
    already_set_up: 'Already set up',
    link_expired: 'Link expired',
    run_pruned: 'Run no longer kept',
    not_archived: 'Not archived yet',
    unreadable: 'Cannot be read',
    unavailable: 'Unavailable',
    internal: 'Something went wrong',
  },
  details: {
    unauthenticated: {
      no_credentials: () => 'Send an API key (Authorization: Bearer efs_…), or sign in.',
      key_needed: () => 'Only an API key is accepted here: Authorization: Bearer …',
      key_invalid: () => 'This API key is unknown, revoked or expired.',
      other_site: () => "A session is accepted only in requests from the dashboard's own pages.",
      connect_elsewhere: () =>
        'This connection was not started in this browser. Start it here, or paste this address where you started it.',
      link_page_only: () => 'This is accepted only from the page that the link opens.',
      sign_in_page_only: () => "Signing in and out works only from the dashboard's own pages.",
      sign_in_as: ({ email }) => `Sign in as ${email} to accept the invitation.`,
      password_wrong: () => 'The e-mail address or the password is wrong, or you are not signed in.',
      metrics_local_only: () => 'Set METRICS_TOKEN to read the metrics from another machine.',
      metrics_token_wrong: () => 'Send METRICS_TOKEN (Authorization: Bearer …).',
    },
    insufficient_scope: {
      scope: ({ needed, scope }) => `This needs the scope "${needed}", and the caller has "${scope}".`,
      no_organisation: () => 'This person belongs to no organisation.',
      second_factor_needed: () =>
        'The organisation asks for a second factor: turn it on in your account, or sign in with it.',
      only_owner_second_factor: () => 'Only an owner decides whether a second factor is asked for.',
      key_without_profile: () => 'An API key has no profile; only a person has one.',
      key_cannot_switch: () => 'An API key belongs to one organisation; only a person can switch.',
      only_owner_invites: () => 'Only an owner can invite owners.',
      only_owner_changes: () => 'Only an owner can appoint, change or remove owners.',
      limited: () =>
        'This concerns the whole organisation, and the caller may see only some of its companies. Ask an administrator.',
      foreign_host: () =>
        'The request is not for this service: its Host and Origin headers must be those of PUBLIC_URL.',
      operator_decides_signers: () =>
        'Several organisations share this installation, and a signer is trusted for all of them: its operator decides, with the command `signers trust`.',
    },
    confirmation_needed: {
      proof: () =>
        'Confirm with your password or second factor first (POST /api/v1/session/confirm); it counts for 15 minutes.',
      passkey_proof: () =>
        'The account has a passkey: confirm with it first; the password alone is not enough.',
    },
    not_found: {
      missing: ({ what }) => `There is no such ${things[what]} in this organisation.`,
      no_such_path: () => 'There is nothing at this path; /docs lists what there is.',
      company_removed: () => 'The company was removed.',
      attachment_named_only: () => 'The document only names this attachment; the file is not embedded.',
      attachment_not_base64: () => `The embedded file is not valid base64. ${originalStays}`,
      attachment_unreadable: () => `The document cannot be read. ${originalStays}`,
      no_document_in_zip: () =>
        'The ZIP contains no document that can be identified. The ZIP itself can be downloaded.',
    },
    invalid_input: {
      field: ({ field, message }) => (field === '' ? message : `${field}: ${message}`),
      cursor: () => 'cursor: this is not a cursor that a list has returned; start without one.',
      position: () =>
        'This is not a position of the feed of invoices: take one from GET /me/seen or GET /invoices/changes.',
      cursor_of_other_sort: () => 'cursor: this cursor is of a list in another order; start without one.',
      too_many_invoices_to_sort: ({ most }) =>
        `At most ${most} invoices are listed in this order: choose a company, a period or a partner.`,
      event_id: () => 'Last-Event-ID: this is not the id of an event.',
      text_or_date: () =>
        'A text contains a character that cannot be stored (such as NUL), or a date is outside the calendar.',
      bad_escape: () => 'The path contains an invalid escape sequence.',
      framework: ({ message }) => message,
      not_http: () => 'This is not a valid HTTP request.',
      headers_too_long: () => 'The headers are too long.',
      request_too_slow: () => 'The request did not arrive in time.',
      range: ({ sizeBytes }) => `The file has ${sizeBytes} bytes.`,
      not_a_cif: () => 'cif: this is not a fiscal code.',
      idempotency_key_long: ({ most }) => `An Idempotency-Key has at most ${most} characters.`,
      cif_empty: () => 'There is no code in this line.',
      cif_letters: () => 'A code has only digits, with or without RO before them.',
      cif_length: () => "A company's code has 2 to 10 digits, a person's code 13.",
      company_lines: () => 'Send {"companies":[{"cif":"…"}]}, or CSV as text/csv.',
      too_many_companies: ({ most }) => `companies: at most ${most} at a time.`,
      statement_unread: () => 'This is no signed statement and no list of heads as it was issued.',
      statement_period: () => 'The period must end on or after its first day, and no later than today.',
      statement_too_long: ({ most }) => `lastDay: a period has at most ${most} days.`,
      key_already_expired: () => 'expiresAt: the date must be in the future.',
      password_common: () => 'This password is too common: choose one that is harder to guess.',
      password_names_you: () => 'The password must not consist of your own name, address or organisation.',
      password_wrong: () => 'The password is wrong.',
      code_wrong: () => 'The code is not valid or was used already.',
      passkey_refused: () => 'The passkey could not be verified.',
      proof_missing: () => 'Send the password or a code.',
      password_missing: () => 'password: choose one for the new account.',
      no_code_in_url: () =>
        'This is not the address that ANAF sent the browser to: it contains no code. Copy all of it.',
      template_field: ({ field, fields }) =>
        `pathTemplate: {${field}} is not a field; the fields are ${fields.join(', ')}.`,
      template_field_twice: () => 'pathTemplate: each field may appear once.',
      template_characters: () =>
        'pathTemplate: besides fields only letters, digits, spaces and . _ - ( ) are allowed.',
      template_too_long: ({ mostBytes }) => `pathTemplate: at most ${mostBytes} bytes besides the fields.`,
      template_too_deep: ({ most }) => `pathTemplate: at most ${most} folders.`,
      template_empty_folder: () => 'pathTemplate: a folder has no name, or only dots.',
      journal_no_rows: () => 'A heading was found, but no entry below it could be read.',
      journal_no_columns: ({ missing }) =>
        `No heading was found for: ${missing.map((field) => columns[field]).join(', ')}. Name the columns number, date, CIF and total (numar, data, CIF, total).`,
      journal_columns_unsure: ({ doubts }) =>
        `More than one column could be: ${doubts.map((field) => columns[field]).join(', ')}. Choose the columns.`,
      journal_columns_unfitting: ({ fields }) =>
        `The column chosen for ${fields.map((field) => columns[field]).join(', ')} holds other values.`,
      journal_is_of_purchases: () =>
        'The file is a purchase journal, but the comparison was requested for sales.',
      journal_is_of_sales: () =>
        'The file is a sales journal, but the comparison was requested for purchases.',
      journal_too_many_rows: ({ most }) => `The file has more than ${most} rows: split it by month.`,
      journal_too_large: () => 'The spreadsheet is too large once unpacked: save only its list.',
      journal_too_complex: () => 'The file is too complex to read: save only its list, or split it by month.',
      journal_without_dates: () => 'The file has no dates: choose the first and the last day (from, to).',
      journal_folder_unknown: ({ folder }) =>
        `The folder "${folder}" is not the tax ID of a company of the organisation. Name it after the company's tax ID, or add the company.`,
      journal_beside_folders: () =>
        "The file is in no company's folder. Move it into a folder named after the company's tax ID.",
      journal_other_format: () => 'CSV, TXT, TSV and XLSX files are read. Save the journal as XLSX or CSV.',
      journal_empty: () => 'The file is empty.',
      journal_file_too_large: ({ mostMb }) => `The file is larger than ${mostMb} MB: split it by month.`,
      webhook_not_a_url: () => 'The address must begin with https:// and name a host.',
      webhook_credentials: () =>
        'The address must hold no user name and no password: the signature says who sends.',
      webhook_not_https: () =>
        'The address must begin with https://; http is possible only to hosts that the operator lists.',
      webhook_no_public_address: () =>
        'The host has no public address. Hosts of a private network must be listed by the operator (WEBHOOK_ALLOW_PRIVATE).',
      destination_email: () => 'Enter a single e-mail address.',
      destination_password: () =>
        'The destination moves to another server: enter the password or the secret key again.',
      destination_bucket: () =>
        'The address has the server and then the name of the bucket, such as https://s3.exemplu.ro/acte/facturi.',
      destination_folder: () =>
        'A folder has letters, digits, blanks and . _ - ( ), at most four levels and no "..".',
      companies_unknown: () => '`companies` names a company that does not exist in this organisation.',
      owner_unlimited: () => 'An owner sees every company: choose another role, or every company.',
      webhook_companies: () => 'One of the companies is not in your organisation.',
      from_after_to: () => 'The first day (from) is after the last day (to).',
      too_many_months: ({ most }) => `At most ${most} months can be requested at once.`,
      month_not_over: ({ month }) =>
        `${month} is not over: it can be closed half an hour after its last day, because ANAF may still add messages until then.`,
      too_many_invoices_to_compare: ({ most }) =>
        `There are more than ${most} invoices in this period: choose a shorter one.`,
      too_many_for_format: ({ most, found }) =>
        `There are ${found} invoices, and such a file takes at most ${most}: narrow the filter or select fewer.`,
      too_many_lines_to_print: ({ mostLines }) =>
        `These invoices have more than ${mostLines} lines together: print fewer at a time.`,
    },
    unknown_parameter: { parameter: ({ parameter }) => `There is no parameter "${parameter}" here.` },
    malformed_body: {
      not_json: () => 'The body is not valid JSON.',
      empty: () => 'The body is empty, but its Content-Type says JSON.',
      wrong_length: () => 'The body is not as long as its Content-Length says.',
      no_file: () => 'There is no file.',
      csv: () => csv,
      not_a_table: () => 'This is neither CSV nor XLSX; save an old .xls file as .xlsx.',
    },
    body_too_large: { body: () => 'A body may have at most 1 MB, an uploaded file 20 MB.' },
    unsupported_media_type: {
      expected: ({ understood }) => `Send ${understood.join(' or ')}.`,
      unknown: () => 'This Content-Type is not supported here.',
    },
    method_not_allowed: {
      method: ({ method, allow }) => `${method} is not supported at this path; use ${allow.join(', ')}.`,
    },
    cursor_unknown: {
      limit_changed: () =>
        'The cursor is of a reader who may see other companies: read again without a cursor, and drop what does not come.',
      restored: () =>
        'This cursor is of a state of the database that was lost, as after a restore. Read again without a cursor, and drop what does not come.',
    },
    conflict: {
      already_member: () => 'This person is already a member.',
      last_owner: () =>
        'This is the last owner: appoint another owner first, so that the organisation keeps one.',
      other_person_signed_in: () =>
        'Another person is signed in here: sign out first, then open the link again.',
      too_many_invitations: ({ most }) => `There are ${most} open invitations: revoke some first.`,
      too_many_tags: ({ most }) => `An invoice has at most ${most} tags.`,
      too_many_comments: ({ most }) => `An invoice has at most ${most} comments.`,
      approvals_off: () =>
        "Links for clients' answers are off. An administrator turns them on in Settings, Organisation.",
      already_answered: () =>
        'This link has been answered. To answer differently, ask the person who sent it for a new one.',
      too_many_approval_links: ({ most }) => `An invoice has at most ${most} links for clients.`,
      too_many_links: ({ most }) => `There are ${most} active links: revoke one, or wait an hour.`,
      exports_in_progress: ({ most }) =>
        `${most} exports are already in progress: wait for one of them, or cancel it.`,
      too_many_exports: ({ most }) => `${most} exports are already stored: delete some of them first.`,
      too_many_reconciliations: ({ most }) =>
        `${most} reconciliations are already stored: delete some of them first.`,
      export_without_file: ({ state }) => `The export is ${state} and has no file.`,
      message_not_pending: ({ state }) =>
        `The message is ${state}; only a pending message can be closed, and only a pending or expired one retried.`,
      too_many_webhooks: ({ most }) => `There are ${most} webhooks already: remove one first.`,
      second_factor_on: () => 'The second factor is on already.',
      second_factor_first: () =>
        'Turn on the second factor of your own account first, so that you are not locked out.',
      passkeys_need_https: () => 'Passkeys need an https address with a name for the service (PUBLIC_URL).',
      passkey_known: () => 'This passkey is added already.',
      too_many_passkeys: ({ most }) => `An account has at most ${most} passkeys.`,
      no_mail: () => 'The service sends no mail: its administrator has configured no SMTP server.',
      address_unconfirmed: () =>
        'Documents are attached for a confirmed address only: request the confirmation link first.',
      folders_off: () => 'Delivery into folders is off: the administrator of the service sets DELIVERY_ROOT.',
      too_many_destinations: ({ most }) => `There are ${most} destinations already: remove one first.`,
      webhook_disabled: () => 'The webhook is switched off: switch it on first.',
      replay_too_large: ({ most }) => `More than ${most} events are in this period: choose a shorter one.`,
      no_events_to_replay: () =>
        'No event of this webhook is kept of this period. Events are kept for 30 days, from the first webhook on.',
      idempotency_key_reused: () =>
        'This Idempotency-Key was used for another request. Use a new key for a new request.',
      idempotent_in_progress: () =>
        'The first request with this Idempotency-Key is still being answered; send it again shortly.',
      quarantine_decided: () =>
        'The message is no longer pending: it has been archived or closed, and this file is only kept.',
    },
    precondition_failed: {
      changed_meanwhile: () =>
        'It was changed since you read it. Read it again, and repeat the change if it is still right.',
    },
    too_many_requests: {
      requests: ({ limit }) => `At most ${limit} requests a minute are answered for one key or session.`,
      attempts: () => 'Too many attempts: wait a little.',
      setup_code: () => 'The setup code was tried too often: wait a little.',
      triggers: ({ limit }) => `At most ${limit} triggers a minute are accepted.`,
      company_syncs: ({ limit }) => `At most ${limit} companies a minute can be started one by one.`,
      journals: ({ limit }) => `At most ${limit} journals a minute are read.`,
      webhook_requests: ({ limit }) => `At most ${limit} such requests a minute are taken for webhooks.`,
      access_checks: ({ limit }) => `At most ${limit} checks of access a minute are sent to ANAF.`,
      reconciliations: ({ limit }) => `At most ${limit} reconciliations a minute are accepted.`,
      anaf_pdfs: ({ limit }) => `At most ${limit} PDFs a minute are requested from ANAF.`,
      tool_calls: ({ limit }) => `More than ${limit} tool calls in a minute.`,
      waiting_reads: () =>
        'This key or session already has as many waiting requests as it may: wait with fewer.',
      event_streams: () => 'This key or session already has as many event streams as it may: close one.',
      message_downloads: ({ until }) =>
        `ANAF allows few downloads of a message a day, and today's are used up: it can be requested again at ${until.toISOString()}. It is also retried automatically.`,
    },
    no_valid_anaf_token: {
      none_connected: () =>
        'No certificate is connected to ANAF, or every connection has expired: connect one at /api/v1/anaf/connect.',
      needed_for_automatic_sync: () =>
        'Automatic sync needs a certificate that is connected to ANAF: connect one at /api/v1/anaf/connect.',
      needed_for_seal_check: () => 'There is no valid connection to ANAF: connect a certificate.',
      reconnect: () =>
        'ANAF no longer accepts this connection, or it was removed: connect the certificate again.',
    },
    plan_limit_exceeded: {
      manual_syncs: ({ plan, limit, day, possibleAgainDay, possibleAgainAt }) =>
        `The plan "${plan}" allows ${limit} manual syncs a day, and those of ${day} are used up. ` +
        `The next is possible from ${possibleAgainDay} 00:00 in Bucharest (${possibleAgainAt.toISOString()}).`,
      companies: ({ plan, limit }) =>
        `The plan "${plan}" allows ${limit} companies, and there are as many already.`,
    },
    anaf_not_configured: {
      not_registered: ({ redirectUri }) =>
        'This installation is not registered at ANAF yet: its operator registers an application on the developer portal ' +
        `with the callback ${redirectUri} and sets ANAF_CLIENT_ID and ANAF_CLIENT_SECRET.`,
    },
    anaf_unreachable: {
      call: ({ meaning, anafWords }) => `${withWords(meaning, anafWords)} Try again in a few minutes.`,
    },
    anaf_refused: {
      call: ({ meaning, anafWords }) => withWords(meaning, anafWords),
      authorisation: () =>
        'ANAF did not authorise: no certificate was presented, or the request was declined. Start again.',
      pdf_too_large: () => 'ANAF renders documents of at most 5 MB, and this one is larger.',
      pdf_not_ubl: () => 'ANAF renders only UBL invoices and credit notes, and this document is neither.',
      pdf_firewall: () => "ANAF's firewall rejects this document, with validation and without.",
      pdf: ({ anafWords }) => withWords('ANAF does not render this document.', anafWords),
    },
    setup_code_wrong: {
      code: () => 'This is not the code shown in the console; each restart shows a new one.',
    },
    already_set_up: { first_account: () => 'This installation already has its first account: sign in.' },
    link_expired: {
      callback: () => 'This address from ANAF was already used, or ten minutes have passed: start again.',
      approval_link: () => 'This link has expired or was revoked: ask the person who sent it for a new one.',
      token_link: () =>
        'This link was used or revoked, or its hour has passed: ask the person who sent it for a new one.',
      passkey_challenge: () => 'The question for the passkey is no longer valid: try again.',
      sign_in_step: () => 'The second step of the sign-in is no longer valid: start again.',
      password_reset: () =>
        'This link was used, or an hour has passed. Request another one on the sign-in page.',
      confirm_address: () =>
        'This link was used, or a day has passed. Request another one in Settings, Notifications.',
      invitation: () => 'This invitation was used or revoked, or a week has passed: ask for a new one.',
    },
    run_pruned: {
      folded: ({ day }) => `The run is no longer kept one by one. "day" has the sums of the runs of ${day}.`,
    },
    not_archived: {
      message: () => 'This message has not been downloaded from ANAF yet.',
      invoice: () => 'The original of this invoice has not been downloaded from ANAF yet.',
    },
    unreadable: {
      not_an_invoice: () => `The document is not an invoice. ${originalStays}`,
      document: ({ detail }) => `The document cannot be read (${detail}). ${originalStays}`,
      notice: () => 'The content of this message could not be read. Its ZIP is kept and can be downloaded.',
    },
    unavailable: {
      archive_unreadable: () => 'The archive cannot be read at the moment.',
      original_missing: () =>
        'The original is missing from the archive. Contact your administrator, who can restore it from a backup, or fetch it again while ANAF has it.',
      original_damaged: () =>
        'The original in the archive is not the one that was stored. Contact your administrator, who can restore it from a backup, or fetch it again while ANAF has it.',
      archive_not_writable: ({ archiveCode }) => `The archive cannot be written: ${archiveCode}.`,
      installation_held: () =>
        "The installation was restored from a backup and is held: it asks ANAF nothing until the service's administrator confirms the take-over (efactura-sync take-over).",
      database: () => 'The database cannot be reached.',
      database_silent: () => 'The database does not answer.',
      events: () => 'Live events cannot be read at the moment.',
      too_many_invoices_to_total: () => 'There are too many invoices to total at once: narrow the filter.',
      too_many_invoices_to_walk: () =>
        'There are too many invoices to look through at once: choose a company or a period.',
      plan_unknown: ({ plan }) =>
        `This organisation is on the plan "${plan}", which the installation's plans no longer contain. Contact your administrator.`,
      export_file: () =>
        'The file is not under DATA_DIR/exports, which API and worker must share where no bucket is used. The export can be requested again.',
      too_many_at_once: () =>
        'Too many documents of this organisation are being prepared; try again shortly.',
      pdf_queue: () => 'Many PDFs are being made: try again in a few seconds.',
      pdf_too_slow: () => 'The PDF of this document took too long. Its HTML and its original are available.',
      pdf_cancelled: () => 'The request for the PDF was cancelled.',
      reconciliation_busy: () => 'Another reconciliation is in progress: try again in a few seconds.',
      anaf_paused: ({ until, anafCode }) =>
        `Calls to ANAF are paused until ${until.toISOString()} (${anafCode}).`,
    },
    internal: {
      error: ({ reference }) =>
        `Something went wrong; the installation's log has it under reference ${reference}.`,
    },
  },
};

function withWords(meaning: string, anafWords: string | null): string {
  return anafWords === null ? meaning : `${meaning} ANAF's text: ${anafWords}`;
}
