/**
 * What exactly is wrong, under each code of a problem, with the values that a sentence about it needs. The sentences are
 * in text/problems, one for each reason and language. Programs see the code; reasons may change.
 */
import type { Scope } from './scope.ts';

type None = Record<never, never>;

/** What can be missing from an organisation. */
export type Missing =
  | 'active_link'
  | 'anaf_pdf'
  | 'api_key'
  | 'attachment'
  | 'company'
  | 'connection'
  | 'delivery'
  | 'destination'
  | 'export'
  | 'finding'
  | 'invitation'
  | 'invoice'
  | 'issuer'
  | 'member'
  | 'message'
  | 'notice'
  | 'organisation'
  | 'passkey'
  | 'quarantined_file'
  | 'reconciliation'
  | 'resource'
  | 'run'
  | 'seal'
  | 'second_factor'
  | 'session'
  | 'signer'
  | 'statement'
  | 'hint'
  | 'webhook';

/** What a column of a journal from an accounting program can hold. */
export type JournalField = 'number' | 'series' | 'date' | 'number_and_date' | 'cif' | 'total';

export interface ProblemReasons {
  unauthenticated: {
    no_credentials: None;
    key_invalid: None;
    key_needed: None;
    other_site: None;
    connect_elsewhere: None;
    link_page_only: None;
    sign_in_page_only: None;
    sign_in_as: { email: string };
    password_wrong: None;
    metrics_local_only: None;
    metrics_token_wrong: None;
  };
  insufficient_scope: {
    scope: { needed: Scope; scope: Scope };
    no_organisation: None;
    key_without_profile: None;
    second_factor_needed: None;
    only_owner_second_factor: None;
    key_cannot_switch: None;
    only_owner_invites: None;
    only_owner_changes: None;
    limited: None;
    operator_decides_signers: None;
    foreign_host: None;
  };
  confirmation_needed: { proof: None; passkey_proof: None };
  not_found: {
    missing: { what: Missing };
    no_such_path: None;
    company_removed: None;
    attachment_named_only: None;
    attachment_not_base64: None;
    attachment_unreadable: None;
    no_document_in_zip: None;
  };
  invalid_input: {
    field: { field: string; message: string };
    cursor: None;
    position: None;
    event_id: None;
    text_or_date: None;
    bad_escape: None;
    /** A refusal of the framework's, in its own words. */
    framework: { message: string };
    not_http: None;
    headers_too_long: None;
    request_too_slow: None;
    range: { sizeBytes: number };
    not_a_cif: None;
    idempotency_key_long: { most: number };
    cif_empty: None;
    cif_letters: None;
    cif_length: None;
    company_lines: None;
    too_many_companies: { most: number };
    key_already_expired: None;
    statement_period: None;
    statement_unread: None;
    statement_too_long: { most: number };
    password_missing: None;
    code_wrong: None;
    passkey_refused: None;
    proof_missing: None;
    password_wrong: None;
    password_common: None;
    password_names_you: None;
    no_code_in_url: None;
    template_field: { field: string; fields: readonly string[] };
    template_field_twice: None;
    template_characters: None;
    template_too_long: { mostBytes: number };
    template_too_deep: { most: number };
    template_empty_folder: None;
    journal_no_rows: None;
    journal_no_columns: { missing: readonly JournalField[] };
    journal_columns_unsure: { doubts: readonly JournalField[] };
    journal_columns_unfitting: { fields: readonly JournalField[] };
    journal_is_of_purchases: None;
    journal_is_of_sales: None;
    journal_too_many_rows: { most: number };
    journal_too_large: None;
    journal_too_complex: None;
    journal_without_dates: None;
    journal_folder_unknown: { folder: string };
    journal_beside_folders: None;
    journal_other_format: None;
    journal_empty: None;
    journal_file_too_large: { mostMb: number };
    from_after_to: None;
    too_many_months: { most: number };
    month_not_over: { month: string };
    webhook_not_a_url: None;
    webhook_credentials: None;
    webhook_not_https: None;
    webhook_no_public_address: None;
    webhook_companies: None;
    destination_folder: None;
    destination_bucket: None;
    destination_email: None;
    destination_password: None;
    companies_unknown: None;
    owner_unlimited: None;
    too_many_invoices_to_compare: { most: number };
    too_many_invoices_to_sort: { most: number };
    cursor_of_other_sort: None;
    too_many_for_format: { most: number; found: number };
    too_many_lines_to_print: { mostLines: number };
  };
  unknown_parameter: { parameter: { parameter: string } };
  malformed_body: {
    not_json: None;
    empty: None;
    wrong_length: None;
    no_file: None;
    csv: None;
    not_a_table: None;
  };
  body_too_large: { body: None };
  unsupported_media_type: { expected: { understood: readonly string[] }; unknown: None };
  method_not_allowed: { method: { method: string; allow: readonly string[] } };
  conflict: {
    already_member: None;
    last_owner: None;
    other_person_signed_in: None;
    too_many_tags: { most: number };
    too_many_comments: { most: number };
    too_many_invitations: { most: number };
    too_many_links: { most: number };
    approvals_off: None;
    already_answered: None;
    too_many_approval_links: { most: number };
    exports_in_progress: { most: number };
    too_many_exports: { most: number };
    too_many_reconciliations: { most: number };
    export_without_file: { state: string };
    message_not_pending: { state: string };
    quarantine_decided: None;
    too_many_webhooks: { most: number };
    webhook_disabled: None;
    no_mail: None;
    second_factor_on: None;
    second_factor_first: None;
    passkeys_need_https: None;
    passkey_known: None;
    too_many_passkeys: { most: number };
    folders_off: None;
    too_many_destinations: { most: number };
    address_unconfirmed: None;
    replay_too_large: { most: number };
    no_events_to_replay: None;
    idempotency_key_reused: None;
    idempotent_in_progress: None;
  };
  cursor_unknown: { restored: None; limit_changed: None };
  precondition_failed: { changed_meanwhile: None };
  too_many_requests: {
    attempts: None;
    requests: { limit: number };
    setup_code: None;
    triggers: { limit: number };
    company_syncs: { limit: number };
    access_checks: { limit: number };
    reconciliations: { limit: number };
    journals: { limit: number };
    anaf_pdfs: { limit: number };
    event_streams: None;
    webhook_requests: { limit: number };
    waiting_reads: None;
    tool_calls: { limit: number };
    message_downloads: { until: Date };
  };
  no_valid_anaf_token: {
    none_connected: None;
    needed_for_automatic_sync: None;
    needed_for_seal_check: None;
    reconnect: None;
  };
  plan_limit_exceeded: {
    manual_syncs: {
      plan: string;
      limit: number;
      day: string;
      possibleAgainDay: string;
      possibleAgainAt: Date;
    };
    companies: { plan: string; limit: number };
  };
  anaf_not_configured: { not_registered: { redirectUri: string } };
  anaf_unreachable: { call: AnafFailure };
  anaf_refused: {
    call: AnafFailure;
    authorisation: None;
    pdf_too_large: None;
    pdf_not_ubl: None;
    pdf_firewall: None;
    pdf: { anafWords: string };
  };
  setup_code_wrong: { code: None };
  already_set_up: { first_account: None };
  link_expired: {
    callback: None;
    token_link: None;
    approval_link: None;
    invitation: None;
    password_reset: None;
    sign_in_step: None;
    passkey_challenge: None;
    confirm_address: None;
  };
  run_pruned: { folded: { day: string } };
  not_archived: { message: None; invoice: None };
  unreadable: { not_an_invoice: None; document: { detail: string }; notice: None };
  unavailable: {
    archive_unreadable: None;
    original_missing: None;
    original_damaged: None;
    archive_not_writable: { archiveCode: string };
    installation_held: None;
    database: None;
    database_silent: None;
    events: None;
    too_many_invoices_to_total: None;
    too_many_invoices_to_walk: None;
    plan_unknown: { plan: string };
    export_file: None;
    pdf_queue: None;
    too_many_at_once: None;
    pdf_too_slow: None;
    pdf_cancelled: None;
    reconciliation_busy: None;
    anaf_paused: { until: Date; anafCode: string };
  };
  internal: { error: { reference: string } };
}

/** A call to ANAF that failed: our code, what the code means in English, and ANAF's own text. */
interface AnafFailure {
  anafCode: string;
  meaning: string;
  anafWords: string | null;
}
