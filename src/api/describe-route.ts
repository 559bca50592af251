/** A declared route as @fastify/swagger and the serializer take it. What they have no place for is added by `complete-operation.ts`. */
import { z } from 'zod';
import { problemTexts } from '../text/problems/problem-text.ts';
import { problemSchema } from './problem.ts';
import { type Answer, problemsOf, type Route } from './route.ts';

export function describeRoute(declared: Route): Record<string, unknown> {
  const { tag, summary, operationId, needs } = declared;
  return {
    tags: [tag],
    summary,
    description: `${declared.description}\n\n${whoMay(declared)}`,
    operationId,
    // OpenAPI 3.1: the roles that are needed, of any kind of scheme.
    security: needs === 'none' ? [] : [{ apiKey: [needs] }, { session: [needs] }],
    response: { ...describeProblems(declared), ...describeAnswers(declared) },
  };
}

function whoMay({ needs }: Route): string {
  return needs === 'none' ? 'Needs no key.' : `Needs the scope \`${needs}\`.`;
}

function describeAnswers({ answers }: Route): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => {
      const schema = answer.schema ?? z.null();
      const content = Object.fromEntries(mediaTypesOf(answer).map((type) => [type, { schema }]));
      return [status, { description: answer.description, content }];
    }),
  );
}

export function mediaTypesOf({ mediaType = 'application/json' }: Answer): readonly string[] {
  return typeof mediaType === 'string' ? [mediaType] : mediaType;
}

function describeProblems(declared: Route): Record<string, unknown> {
  const byStatus = Object.groupBy(problemsOf(declared), ({ status }) => String(status));
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, possible]) => [
      status,
      {
        description: possible!.map(({ code }) => `${problemTexts.en.titles[code]} (\`${code}\`)`).join(' · '),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}
