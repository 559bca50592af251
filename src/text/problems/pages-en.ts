/** The pages of problems in English: what each code means, and what helps. */
import type { ProblemPageTexts } from './pages-ro.ts';

export const pagesEn: ProblemPageTexts = {
  heading: 'Problems of the API',
  status: (status) => `HTTP status: ${status}`,
  pages: {
    unauthenticated: {
      means: 'The request has no valid API key or session.',
      helps: 'Send the header "Authorization: Bearer efs_…" with a key that has not expired or been revoked.',
    },
    insufficient_scope: {
      means: 'The key or the role does not have the scope that this operation needs.',
      helps: 'The member "needed" names the scope; an administrator can create a key that has it.',
    },
    confirmation_needed: {
      means: 'The operation needs a password or a second factor that the person gave in the last minutes.',
      helps: 'Confirm with POST /api/v1/session/confirm and repeat the request. API keys do not need it.',
    },
    not_found: {
      means: 'There is nothing at this address in your organisation.',
      helps: 'Check the id; what belongs to another organisation is answered the same way.',
    },
    invalid_input: {
      means: 'A field, a parameter or a file cannot be accepted.',
      helps: 'The member "parameter" names it; "errors" lists all of them. Correct it and send it again.',
    },
    unknown_parameter: {
      means: 'The address has a parameter that this operation does not know.',
      helps: 'Remove the parameter that "parameter" names, or correct its name.',
    },
    malformed_body: {
      means: 'The body of the request cannot be read.',
      helps: 'Check that it is valid JSON (or the expected file) and was sent completely.',
    },
    body_too_large: {
      means: 'The body of the request is larger than the limit.',
      helps: 'Split the data over several requests. The limit is 1 MB, for files 20 MB.',
    },
    unsupported_media_type: {
      means: 'This operation does not accept a body of this type.',
      helps: 'The member "understood" lists the types accepted in Content-Type.',
    },
    method_not_allowed: {
      means: 'The address exists, but not for this HTTP method.',
      helps: 'The header Allow lists the methods that are possible.',
    },
    cursor_unknown: {
      means: 'The cursor belongs to a state of the database that was lost, as after a restore from a backup.',
      helps: 'Read the feed again without a cursor, and remove what does not appear.',
    },
    conflict: {
      means: 'The current state does not permit the operation.',
      helps: 'Read the resource again: the detail says what has changed, or which limit was reached.',
    },
    precondition_failed: {
      means: 'The resource was changed since it was read: If-Match no longer fits.',
      helps: 'Read it again, and repeat the change with the new ETag.',
    },
    too_many_requests: {
      means: 'Too many requests were sent.',
      helps: 'Wait for the number of seconds in the header Retry-After.',
    },
    no_valid_anaf_token: {
      means: 'The organisation has no valid connection to ANAF.',
      helps: 'Connect or reconnect a certificate on ANAF connections.',
    },
    plan_limit_exceeded: {
      means: "The organisation's plan does not allow more.",
      helps: 'The detail names the plan, the limit, and when it is possible again.',
    },
    anaf_not_configured: {
      means: 'The service has no application registered at ANAF.',
      helps: 'The administrator must set ANAF_CLIENT_ID and ANAF_CLIENT_SECRET.',
    },
    anaf_unreachable: {
      means: 'ANAF did not answer, or answered with a server error.',
      helps: 'Try again later; nothing is lost.',
    },
    anaf_refused: {
      means: 'ANAF refused the request.',
      helps: 'The detail has ANAF\'s words; "anafCode" or "reason" has the cause.',
    },
    setup_code_wrong: {
      means: 'The setup code is not the one on the console.',
      helps: 'Copy the code from the console of the service; every start prints a new one.',
    },
    already_set_up: {
      means: 'The first account exists already.',
      helps: 'Sign in, or ask an administrator for an invitation.',
    },
    link_expired: {
      means: 'The link has expired, was used, or was revoked.',
      helps: 'Ask its sender for a new one.',
    },
    run_pruned: {
      means: 'The run is older than a week, and only the sums of its day are kept.',
      helps: 'The member `day` has them. The archive and the ledger are whole.',
    },
    not_archived: {
      means: 'The original has not been downloaded from ANAF yet.',
      helps: 'The state of the message says when it is tried again.',
    },
    unreadable: {
      means: 'The document cannot be read as an invoice or a notice.',
      helps: 'The original is kept and can be downloaded.',
    },
    unavailable: {
      means: 'A part of the service cannot answer now: the database, the archive, or a queue that is full.',
      helps: 'Try again in some seconds, after Retry-After where it is given.',
    },
    internal: {
      means: 'An unexpected error of the service.',
      helps: 'Give the administrator the "reference": the log has the cause under it.',
    },
  },
};
