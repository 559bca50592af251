/** A problem document as programs see it. Open: other codes may come with further members. */
import { z } from 'zod';
import type { ProblemMembers } from '../core/errors.ts';
import { instant } from './basics.ts';
import { problemCode } from './enumerations.ts';

const texts = z.array(z.string());
const columns = texts.optional().meta({ description: 'Of a journal: columns, by what they are for.' });

/** The compiler asks for each member that a problem may have. */
const members = {
  parameter: z
    .string()
    .optional()
    .meta({ description: 'The field, parameter or header that is wrong.', example: 'limit' }),
  errors: z
    .array(z.object({ field: z.string(), message: z.string() }))
    .optional()
    .meta({ description: 'All that is wrong with the input.' }),
  needed: z.string().optional().meta({ description: 'The scope or role that is needed.', example: 'admin' }),
  understood: texts.optional().meta({ description: 'Media types that the operation accepts.' }),
  allow: texts.optional().meta({ description: 'Methods that the address accepts, as in the header Allow.' }),
  retryAfterSeconds: z
    .number()
    .optional()
    .meta({ type: 'integer', description: 'As in the header Retry-After.', example: 30 }),
  until: instant.optional().meta({ description: 'When it is possible again.' }),
  reference: z.string().optional().meta({ description: "Under which the installation's log has the cause." }),
  reason: z.string().optional().meta({ description: 'More precisely than the code; reasons may change.' }),
  anafCode: z.string().optional().meta({ description: 'Which failure it was at ANAF.' }),
  state: z.string().optional().meta({ description: 'The state of the resource that does not permit it.' }),
  decision: z.string().nullable().optional().meta({ description: 'What was decided before.' }),
  plan: z.string().optional().meta({ description: "The organisation's plan." }),
  limit: z.number().optional().meta({ type: 'integer', description: 'The limit that was reached.' }),
  possibleAgainAt: instant.optional(),
  columns: z
    .record(z.string(), z.string())
    .optional()
    .meta({ description: 'Of a journal: which heading was taken for what.' }),
  unread: z.unknown().optional().meta({ description: 'Of a journal: lines that cannot be read.' }),
  missing: columns,
  doubts: columns,
  unfitting: columns,
  day: z
    .unknown()
    .optional()
    .meta({ description: 'Of a pruned run: the sums of the pruned runs of its day.' }),
  seen: texts.optional().meta({ description: 'Of a journal: its headings.' }),
} satisfies Record<Exclude<keyof ProblemMembers, 'status'>, z.ZodType>;

export const problemSchema = z
  .looseObject({
    type: z.string().meta({
      format: 'uri',
      description: 'A page that explains the code.',
      example: 'https://facturi.exemplu.ro/problems/not_found',
    }),
    title: z.string(),
    status: z.number().meta({ type: 'integer', description: 'The HTTP status.' }),
    detail: z.string().meta({ description: 'For a person: what is wrong, and what to do.' }),
    code: problemCode.meta({ description: 'Stable: programs decide by it.' }),
    ...members,
  })
  .meta({ id: 'Problem', description: 'RFC 9457; further members depend on the code.' });
