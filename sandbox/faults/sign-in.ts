/** Faults of the identity provider: it is a gateway product that answers in pages and redirects when it is unwell. */

import { html, json, redirect } from '../answer.ts';
import { fctelEndpoints } from '../call.ts';
import type { Effect } from './effect.ts';

export const signInFaults = {
  invalid_grant: {
    says: 'HTTP 400 invalid_grant: the code or the refresh token is refused',
    on: ['token'],
    passing: false,
    instead: () => json({ error: 'invalid_grant' }, 'invalid_grant', 400),
  },
  invalid_client: {
    says: 'HTTP 400 invalid_client',
    on: ['token'],
    passing: false,
    instead: () => json({ error: 'invalid_client' }, 'invalid_client', 400),
  },
  my_policy: {
    says: 'HTTP 302 to /my.policy',
    on: ['authorize', 'token', ...fctelEndpoints],
    // On an API call it spends the token, which a script that draws at random does not expect.
    passing: false,
    instead: () => redirect('/my.policy', 'my_policy'),
  },
  sign_in_page: {
    says: "HTTP 200 and a gateway's sign-in page",
    on: [...fctelEndpoints],
    passing: false,
    instead: () =>
      html(
        '<html><head><title>Logon Page</title></head><body><form action="/my.policy" method="post"><input type="password" name="password"></form></body></html>',
        'sign_in_page',
      ),
  },
  same_refresh_token: {
    says: 'a new access token beside the refresh token that was used',
    on: ['token'],
    passing: false,
    bend: (answer, _parts, call) => {
      const used = new URLSearchParams(call.body.toString()).get('refresh_token');
      return answer.json && used ? { ...answer, json: { ...answer.json, refresh_token: used } } : undefined;
    },
  },
  no_refresh_token: {
    says: 'a new access token without a refresh token',
    on: ['token'],
    passing: false,
    bend: (answer) => {
      const { refresh_token: _, ...rest } = answer.json ?? {};
      return answer.json && { ...answer, json: rest };
    },
  },
  access_denied: {
    says: 'back to the application with error=access_denied',
    on: ['authorize'],
    passing: true,
    instead: (_parts, call) => {
      const asked = call.method === 'POST' ? new URLSearchParams(call.body.toString()) : call.query;
      const url = new URL(asked.get('redirect_uri') ?? 'http://localhost/');
      url.searchParams.set('error', 'access_denied');
      const state = asked.get('state');
      if (state !== null) url.searchParams.set('state', state);
      return redirect(url.href, 'access_denied');
    },
  },
  no_certificate_page: {
    says: 'a page and no way back: no certificate was presented',
    on: ['authorize'],
    passing: true,
    instead: () =>
      html(
        '<html><head><title>Eroare</title></head><body>Certificatul nu a fost prezentat.</body></html>',
        'no_certificate',
      ),
  },
} satisfies Record<string, Effect>;
