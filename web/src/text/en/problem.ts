/** Each code of the API, as people read it: what happened, what we do by ourselves, what the reader can do. */
import type { ProblemText, problem as ro } from '../ro/problem.ts';

const notUnderstood: ProblemText = {
  title: 'The service did not understand the request',
  text: 'Nothing was changed. This page may be older than the service: reload it.',
};

export const problem: typeof ro = {
  unreachable: {
    title: 'The service does not answer',
    text: 'We keep trying. Check your network connection.',
  },
  unauthenticated: {
    title: 'Your session has ended',
    text: 'Sign in again; you return to where you were.',
  },
  insufficient_scope: {
    title: 'You are not allowed to do this',
    text: 'Nothing was changed. Ask an administrator of the organisation.',
  },
  confirmation_needed: {
    title: 'Confirm that it is you',
    text: 'Nothing was changed. Try again and enter your password.',
  },
  not_found: { title: 'Not found', text: 'It was removed or belongs to another organisation.' },
  invalid_input: {
    title: 'Something is filled in incorrectly',
    text: 'Nothing was changed. Correct it and send it again.',
  },
  unknown_parameter: notUnderstood,
  malformed_body: notUnderstood,
  unsupported_media_type: notUnderstood,
  method_not_allowed: notUnderstood,
  body_too_large: {
    title: 'The file or text is too large',
    text: 'Nothing was changed. Split it and send it in parts.',
  },
  precondition_failed: {
    title: 'It was changed in the meantime',
    text: 'Reload the page and repeat the change.',
  },
  cursor_unknown: {
    title: 'The reading position is no longer known',
    text: 'Reload the page: the list is read again from the beginning.',
  },
  conflict: {
    title: 'Not possible right now',
    text: 'Nothing was changed. Reload and check again.',
  },
  too_many_requests: { title: 'Too many requests in a short time', text: 'Wait a moment and try again.' },
  no_valid_anaf_token: {
    title: 'There is no valid connection to ANAF',
    text: 'Connect a certificate on ANAF connections, then try again.',
  },
  plan_limit_exceeded: {
    title: "The organisation's plan allows no more",
    text: 'What you already have keeps working, including automatic syncs if the plan has them.',
  },
  anaf_not_configured: {
    title: 'The application is not registered with ANAF yet',
    text: 'The administrator of this service must register it on the portal and set ANAF_CLIENT_ID and ANAF_CLIENT_SECRET.',
  },
  anaf_unreachable: {
    title: 'ANAF does not answer',
    text: 'It may be maintenance. Try again in a few minutes; nothing is lost.',
  },
  anaf_refused: {
    title: 'ANAF refused',
    text: 'Start again. Check which certificate the browser chose and whether it has SPV access.',
  },
  setup_code_wrong: {
    title: 'This is not the code from the console',
    text: 'It is shown when the service starts; a restart shows a new one.',
  },
  already_set_up: {
    title: 'The first account already exists',
    text: 'Sign in with it, or ask for an invitation.',
  },
  link_expired: {
    title: 'The address has expired or was already used',
    text: 'ANAF accepts it once, within 60 seconds. Start the connection again.',
  },
  run_pruned: {
    title: 'The run is no longer kept',
    text: 'Runs are kept for a week; the archive and the messages are whole.',
  },
  not_archived: {
    title: 'The original is not in the archive yet',
    text: 'We download it automatically; come back after the next sync.',
  },
  unreadable: {
    title: 'The document cannot be read',
    text: 'The original is kept and can be downloaded. The administrator of this service can have it read again after an update.',
  },
  unavailable: {
    title: 'The service is not available right now',
    text: 'We keep trying. If it lasts, contact your administrator.',
  },
  internal: {
    title: 'Something went wrong on our side',
    text: "It is in the service's log. Try again; if it happens again, contact your administrator.",
  },
};
