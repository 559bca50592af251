/** A finding about the archive as programs see it. */
import { z } from 'zod';
import { maskCif, maskPersonalCodes } from '../../core/cif.ts';
import { cleanText } from '../../core/clean-text.ts';
import { findingKinds } from '../../core/integrity.ts';
import type { OpenFinding } from '../../db/archive/integrity-finding.ts';
import type { FindingAnswer } from '../../db/completeness/list-comparison.ts';
import { cif, id, instant, writeInstant } from '../basics.ts';
import { answerSource, findingKind, findingSeverity } from '../enumerations.ts';

export const finding = z
  .object({
    id,
    companyId: id,
    cif,
    kind: findingKind,
    severity: findingSeverity.meta({
      description: '`wrong` needs a person; a `note` mends itself with the next sync.',
    }),
    subject: z.string().meta({
      description:
        "The file, the number in the chain, the counter, ANAF's ids of messages, or the upload index that it is about.",
      example: 'prod/0198f3a2-6d1e-7c3b-9a55-2f1f6f0f4c11/12345678/2026/07/202607031415_7424075633.zip',
    }),
    expected: z.string().nullable(),
    found: z.string().nullable(),
    message: id.nullable().meta({ description: 'The message whose bytes they are; see /messages/{id}.' }),
    firstSeenAt: instant,
    lastSeenAt: instant,
  })
  .meta({ id: 'Finding' });

export function shapeFinding(one: OpenFinding): z.input<typeof finding> {
  const masked = (text: string | null) => text && maskPersonalCodes(text);
  const { id, companyId, kind, message } = one;
  return {
    id,
    companyId,
    cif: maskCif(one.cif),
    kind,
    severity: findingKinds[kind],
    subject: maskPersonalCodes(one.subject),
    expected: masked(one.expected),
    found: masked(one.found),
    message,
    firstSeenAt: writeInstant(one.firstSeen),
    lastSeenAt: writeInstant(one.lastSeen),
  };
}

export const findingAnswer = z
  .object({
    source: answerSource,
    answer: z.string().meta({ description: "ANAF's answer; personal codes are masked." }),
    askedAt: instant,
  })
  .meta({ id: 'FindingAnswer' });

export function shapeAnswer({ source, bytes, askedAt }: FindingAnswer): z.input<typeof findingAnswer> {
  const answer = maskPersonalCodes(cleanText(bytes.toString('utf8')));
  return { source, answer, askedAt: writeInstant(askedAt) };
}
