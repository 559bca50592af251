/** What every shape is made of: ids, instants, amounts, pages. */
import { z } from 'zod';
import { hasVisible } from '../core/clean-text.ts';

export const id = z.uuid().meta({ example: '0198f3a2-6d1e-7c3b-9a55-2f1f6f0f4c11' });
export const instant = z.string().meta({ format: 'date-time', example: '2026-02-16T11:30:00.000Z' });
export const day = z.string().meta({ format: 'date', example: '2026-02-16' });
export const amount = z.string().meta({ description: 'A decimal string.', example: '1190.00' });
export const count = z.number().meta({ type: 'integer' });
export const cif = z.string().meta({
  description: "Digits without RO; a person's code is masked.",
  example: '12345678',
});

/** Which companies a member or a key sees. */
export const companyLimit = z.union([z.literal('all'), z.array(id).max(10_000)]).meta({
  id: 'CompanyLimit',
  description: '`all`: every company, those added later included.',
  example: 'all',
});

/** A text that serves readers of both languages. */
export const translated = z.object({ ro: z.string(), en: z.string() }).meta({ id: 'TranslatedText' });
export const organisationName = z.object({ name: z.string() }).meta({ id: 'OrganisationName' });
export const organisationRef = z.object({ id, name: z.string() }).meta({ id: 'OrganisationReference' });

/** To the second, as the contract writes it. */
export function writeSeconds(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

export function writeInstant(at: Date): string;
export function writeInstant(at: Date | null): string | null;
export function writeInstant(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

export const pageQuery = {
  cursor: z.string().max(200).optional().meta({ description: 'The `nextCursor` of the page before.' }),
  limit: z.coerce
    .number()
    .refine((n) => Number.isInteger(n) && n >= 1 && n <= 200, 'A page has 1 to 200 rows.')
    .default(50)
    .meta({ type: 'integer', minimum: 1, maximum: 200 }),
};

export const idParams = z.object({ id: z.uuid() });

export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({
    data: z.array(row),
    nextCursor: z.string().nullable().meta({ description: 'Null on the last page.' }),
  });
}

/** PostgreSQL's calendar and JavaScript's differ before the year 1. */
const inCalendar = (written: string) => new Date(written).getUTCFullYear() >= 1;

export const dayParameter = z.iso.date({ abort: true }).refine(inCalendar, 'A day from the year 1 on.');
export const instantInput = z.iso
  .datetime({ offset: true, abort: true })
  .refine(inCalendar, 'An instant from the year 1 on.');

/** An instant, or a day that stands for its first moment in UTC. */
export const instantParameter = z
  .union([instantInput, dayParameter], 'An instant (2026-02-16T11:30:00Z) or a day.')
  .meta({ type: 'string', format: 'date-time' });

/** What a person calls something: it shows at least one character. */
export function name(longest: number) {
  return z
    .string()
    .trim()
    .min(1, { abort: true })
    .max(longest, { abort: true })
    .refine(hasVisible, 'A name needs a character that can be seen.');
}

export const lastDays = (byDefault: number) =>
  z.coerce
    .number()
    .refine((n) => Number.isInteger(n) && n >= 1 && n <= 366, 'From 1 to 366 days.')
    .default(byDefault)
    .meta({ type: 'integer', minimum: 1, maximum: 366, description: 'The last so many Romanian days.' });
