/** A declared route in the words of the OpenAPI document. */
import { z } from 'zod';
import type { ProblemCode } from '../core/errors.ts';
import { problemTexts } from '../text/problems/problem-text.ts';
import { problemCode } from './enumerations.ts';
import { statusOf } from './errors.ts';
import { problemsOf, type Route } from './route.ts';

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().meta({ type: 'integer' }),
    detail: z.string().meta({ description: 'For a person: what is wrong, and what to do.' }),
    code: problemCode,
  })
  .meta({ id: 'Problem', description: 'RFC 9457; further members depend on the code.' });

export function describeRoute(declared: Route): Record<string, unknown> {
  return {
    tags: [declared.tag],
    summary: declared.summary,
    description: declared.description,
    operationId: operationId(declared),
    security: declared.needs === 'nobody' ? [] : [{ apiKey: [] }, { session: [] }],
    response: { ...describeAnswers(declared), ...describeProblems(declared) },
  };
}

function describeAnswers({ answers }: Route): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema, mediaType = 'application/json' }]) => [
      status,
      { description, content: { [mediaType]: { schema: schema ?? z.null() } } },
    ]),
  );
}

function describeProblems(declared: Route): Record<string, unknown> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(declared)) {
    byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `${problemTexts.en.titles[code]} (\`${code}\`)`).join(' · '),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}

/** `getCompaniesById` from GET /api/v1/companies/:id. */
function operationId({ method, path }: Route): string {
  const words = path
    .replace(/^\/api\/(v1\/)?/, '')
    .split(/[^A-Za-z0-9:]+/)
    .filter((word) => word !== '')
    .map((word) => word.replace(/^:/, 'by-'))
    .flatMap((word) => word.split('-'));
  return method.toLowerCase() + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
}
