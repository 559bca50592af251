/** An answer of the API that is not a success, and a network that did not answer. Knows codes; their text is in text/problem.ts. */
import type { ProblemCode } from './shapes.ts';

export interface ProblemDocument {
  status: number;
  code: ProblemCode;
  detail: string;
  [more: string]: unknown;
}

export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly document: ProblemDocument;

  constructor(document: ProblemDocument) {
    super(document.code);
    this.document = document;
  }

  get code(): ProblemCode {
    return this.document.code;
  }

  get status(): number {
    return this.document.status;
  }

  get retryAfterSeconds(): number | undefined {
    const { retryAfterSeconds } = this.document;
    return typeof retryAfterSeconds === 'number' ? retryAfterSeconds : undefined;
  }
}

/** The service could not be reached at all. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** A proxy in front of the service may answer in a form of its own. */
export function readProblem(status: number, body: unknown): ApiProblem {
  const sent = typeof body === 'object' && body !== null ? (body as Partial<ProblemDocument>) : {};
  if (typeof sent.code === 'string') return new ApiProblem({ detail: '', ...sent, status, code: sent.code });
  return new ApiProblem({
    status,
    code: status === 502 || status === 503 ? 'unavailable' : 'internal',
    detail: '',
  });
}

export function isUnauthenticated(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'unauthenticated';
}
