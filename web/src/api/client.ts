/** The API client: types from the OpenAPI document, session by cookie, failures as ApiProblem. */
import createClient from 'openapi-fetch';
import { type Asked, askToConfirm } from './confirmation.ts';
import { readProblem, Unreachable } from './problem.ts';
import type { paths } from './schema.d.ts';

export const api = createClient<paths>({
  baseUrl: window.location.origin,
  credentials: 'same-origin',
  fetch: async (request) => {
    // The service writes details in the language of the page.
    request.headers.set('accept-language', document.documentElement.lang);
    const again = request.clone();
    const answer = await send(request);
    const asked = await confirmationOf(answer);
    return asked && (await askToConfirm(asked)) ? send(again) : answer;
  },
});

function send(request: Request): Promise<Response> {
  return globalThis.fetch(request).catch((cause: unknown) => {
    if (request.signal.aborted) throw cause;
    throw new Unreachable('unreachable', { cause });
  });
}

/** What the person is to confirm with, when the request was refused until then and nothing was done. */
async function confirmationOf(answer: Response): Promise<Asked | undefined> {
  if (answer.status !== 403) return undefined;
  const body: unknown = await answer
    .clone()
    .json()
    .catch(() => null);
  const { code, document } = readProblem(answer.status, body);
  if (code !== 'confirmation_needed') return undefined;
  return document.needed === 'passkey' ? 'passkey' : 'any';
}

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
