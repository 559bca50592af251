/** The API client: types from the OpenAPI document, session by cookie, failures as ApiProblem. */
import createClient from 'openapi-fetch';
import { readProblem, Unreachable } from './problem.ts';
import type { paths } from './schema.d.ts';

export const api = createClient<paths>({
  baseUrl: window.location.origin,
  credentials: 'same-origin',
  fetch: (request) => {
    // The service writes details in the language of the page.
    request.headers.set('accept-language', document.documentElement.lang);
    return globalThis.fetch(request).catch((cause: unknown) => {
      if (request.signal.aborted) throw cause;
      throw new Unreachable('unreachable', { cause });
    });
  },
});

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer's body; throws ApiProblem: `await take(api.GET('/api/v1/tasks'))`. */
export async function take<T>(asked: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await asked;
  if (response.ok) return data as T;
  throw readProblem(response.status, error);
}

/** The id of the run that was started or joined, from the Location header. */
export async function takeRunId(asked: Promise<Answered<unknown>>): Promise<string> {
  const answered = await asked;
  if (!answered.response.ok) throw readProblem(answered.response.status, answered.error);
  return answered.response.headers.get('location')?.split('/').at(-1) ?? '';
}
