/** Each code of the API in words: what happened, what we do by ourselves, what the reader can do. */
import type { problem as ro } from '../ro/problem.ts';

export const problem: typeof ro = {
  unreachable: { title: 'The service does not answer', text: 'We keep trying. See whether you are online.' },
  unauthenticated: {
    title: 'Your session has ended',
    text: 'Sign in again; you come back to where you were.',
  },
  insufficient_scope: {
    title: 'You are not allowed to do this',
    text: 'Nothing was changed. Ask an administrator of the organisation.',
  },
  not_found: { title: 'This was not found', text: 'It was removed, or belongs to another organisation.' },
  invalid_input: {
    title: 'Something is filled in wrongly',
    text: 'Nothing was changed. Correct it and send it again.',
  },
  conflict: {
    title: 'That cannot be done now',
    text: 'Nothing was changed now. Reload and look again.',
  },
  too_many_requests: { title: 'Too many requests in a short time', text: 'Wait a little and try again.' },
  no_valid_anaf_token: {
    title: 'There is no valid connection to ANAF',
    text: 'Connect a certificate on the page ANAF connections, then try again.',
  },
  plan_limit_exceeded: {
    title: "The organisation's plan allows no more",
    text: 'What is there goes on working, automatic syncs too where the plan has them.',
  },
  anaf_not_configured: {
    title: 'The application is not registered at ANAF yet',
    text: 'Whoever runs this service has to register it on the portal and to set ANAF_CLIENT_ID and ANAF_CLIENT_SECRET.',
  },
  anaf_unreachable: {
    title: 'ANAF does not answer',
    text: 'It may be maintenance. Try again in a few minutes; nothing is lost.',
  },
  anaf_refused: {
    title: 'ANAF refused',
    text: 'Begin again. See which certificate the browser chose, and whether it has a right in the SPV.',
  },
  setup_code_wrong: {
    title: 'This is not the code of the console',
    text: 'It is shown when the service starts; a restart shows a new one.',
  },
  already_set_up: {
    title: 'The first account exists already',
    text: 'Sign in with it, or ask for an invitation.',
  },
  link_expired: {
    title: 'The address has expired, or was used already',
    text: 'ANAF accepts it for 60 seconds, once. Begin to connect again.',
  },
  not_archived: {
    title: 'The original is not in the archive yet',
    text: 'It is downloaded by itself; come back after the next sync.',
  },
  unreadable: {
    title: 'The document cannot be read',
    text: 'The original is kept and can be downloaded. Whoever runs the service can have it read again after an update.',
  },
  unavailable: {
    title: 'The service cannot answer now',
    text: 'We keep trying. If it lasts, tell whoever runs this service.',
  },
  internal: {
    title: 'Something went wrong on our side',
    text: "It is in the service's log. Try again; if it goes on, tell whoever runs this service.",
  },
};
