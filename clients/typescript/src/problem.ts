/** A refusal as an error: RFC 9457, with the code that programs decide by. */
import type { components } from './schema.js';

export type Problem = components['schemas']['Problem'];

export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: Problem['code'] | 'unknown';
  readonly problem: Problem | undefined;
  /** For a question to the operator: the log has it. */
  readonly requestId: string | null;

  constructor(response: Response, body: unknown) {
    const problem = isProblem(body) ? body : undefined;
    super(problem?.detail ?? `The service answered ${response.status}.`);
    this.status = response.status;
    this.code = problem?.code ?? 'unknown';
    this.problem = problem;
    this.requestId = response.headers.get('x-request-id');
  }
}

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of an answer; throws an ApiProblem: `await take(client.GET('/api/v1/overview'))`. */
export async function take<T>(asked: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await asked;
  if (!response.ok) throw new ApiProblem(response, error);
  return data as T;
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}
