/** Judges what came in by what a route declared, and says what is wrong by name. */
import type { FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import { notFound, Problem } from '../core/errors.ts';

type Judged = { value: unknown } | { error: Problem };

export const validateInput: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (data: unknown): Judged => {
    const result = schema.safeParse(data);
    return result.success ? { value: result.data } : { error: problemOf(result.error, httpPart) };
  };

function problemOf(error: z.ZodError, httpPart: string | undefined): Problem {
  // An id that is none is the id of nothing.
  if (httpPart === 'params') return notFound('resource');
  const unknown = error.issues.find((issue) => issue.code === 'unrecognized_keys');
  if (unknown && httpPart === 'querystring') {
    const parameter = unknown.keys[0]!;
    return new Problem('unknown_parameter', 'parameter', { parameter }, { parameter });
  }
  const faults = error.issues.flatMap(readIssue);
  const { field, message } = faults[0]!;
  return new Problem('invalid_input', 'field', { field, message }, { parameter: field, errors: faults });
}

function readIssue(issue: z.core.$ZodIssue): { field: string; message: string }[] {
  const at = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return [{ field: at, message: issue.message }];
  return issue.keys.map((key) => ({
    field: at === '' ? key : `${at}.${key}`,
    message: 'There is no such field.',
  }));
}
