/** Cleans every text that came in, validates it by what a route declared, and names what is wrong. */
import type { FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import { cleanTexts } from '../core/clean-text.ts';
import { notFound, Problem } from '../core/errors.ts';

type Validated = { value: unknown } | { error: Problem };

export const validateInput: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (data: unknown): Validated => {
    const result = schema.safeParse(cleanTexts(data));
    return result.success ? { value: result.data } : { error: problemOf(result.error, httpPart) };
  };

function problemOf(error: z.ZodError, httpPart: string | undefined): Problem {
  // A malformed id belongs to nothing: 404, as for an unknown one.
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
