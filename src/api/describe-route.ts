/** A declared route as @fastify/swagger and the serializer take it. What they have no place for is added by `complete-operation.ts`. */
import { z } from 'zod';
import { problemTexts } from '../text/problems/problem-text.ts';
import { isList } from './cache-answers.ts';
import { problemSchema } from './problem.ts';
import { type Answer, problemsOf, type Route } from './route.ts';

export function describeRoute(declared: Route): Record<string, unknown> {
  const { tag, summary, operationId, deprecated } = declared;
  return {
    tags: [tag],
    summary,
    description: `${declared.description}\n\n${whoMay(declared)}`,
    operationId,
    ...(deprecated && { deprecated: true }),
    // OpenAPI 3.1: the roles that are needed, of any kind of scheme.
    security: securityOf(declared),
    response: { ...describeProblems(declared), ...describeAnswers(declared) },
  };
}

/** What is a person's own is not opened by any key. */
function securityOf({ needs, ofPerson }: Route): Record<string, string[]>[] {
  if (needs === 'none') return [];
  return ofPerson ? [{ session: [needs] }] : [{ apiKey: [needs] }, { session: [needs] }];
}

function whoMay({ needs, fresh }: Route): string {
  if (needs === 'none') return 'Needs no key.';
  const proof = fresh ? 'A session needs a password or a second factor of the last 15 minutes. ' : '';
  return `${proof}Needs the scope \`${needs}\`.`;
}

function describeAnswers(declared: Route): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answersOf(declared)).map(([status, answer]) => {
      const schema = answer.schema ?? z.null();
      const content = Object.fromEntries(mediaTypesOf(answer).map((type) => [type, { schema }]));
      return [status, { description: answer.description, content }];
    }),
  );
}

/** Lists are answered with 304 to a caller that has them already. */
export function answersOf(declared: Route): Record<string, Answer> {
  const { answers } = declared;
  return isList(declared)
    ? { ...answers, 304: { description: 'The list is the one that you have.' } }
    : answers;
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
