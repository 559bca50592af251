/** Speaks to the API, and to nothing else: types from its own document, the session by its cookie, failures as ApiProblem. */
import createClient from 'openapi-fetch';
import { readProblem, Unreachable } from './problem.ts';
import type { paths } from './schema.d.ts';

export const api = createClient<paths>({
  baseUrl: window.location.origin,
  credentials: 'same-origin',
  fetch: (request) => {
    // What only the service can say, it says in the language of this page.
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

/** What was answered, or the problem thrown: `await take(api.GET('/api/v1/tasks'))`. */
export async function take<T>(asked: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await asked;
  if (response.ok) return data as T;
  throw readProblem(response.status, error);
}

/** The run that a trigger begun or joined, from the Location of its answer. */
export async function takeRunId(asked: Promise<Answered<unknown>>): Promise<string> {
  const answered = await asked;
  if (!answered.response.ok) throw readProblem(answered.response.status, answered.error);
  return answered.response.headers.get('location')?.split('/').at(-1) ?? '';
}
