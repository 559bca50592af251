/** A company as programs see it. */
import { z } from 'zod';
import type { AddVerdict } from '../../actions/companies/add-companies.ts';
import { maskCif, maskPersonalCodes } from '../../core/cif.ts';
import { emailPattern, phonePattern } from '../../core/contact.ts';
import type { Company } from '../../db/companies/company.ts';
import type { RegistryFacts } from '../../db/companies/registry-answer.ts';
import type { Language } from '../../text/language.ts';
import { problemText } from '../../text/problems/problem-text.ts';
import { cif, count, id, instant, name, writeInstant } from '../basics.ts';
import { access } from '../enumerations.ts';

const contact = z
  .object({ name: z.string().nullable(), email: z.string().nullable(), phone: z.string().nullable() })
  .meta({ id: 'Contact', description: 'Whom to ask at the company.' });

/** What is left out is removed: a contact is replaced as a whole. */
export const contactInput = z
  .strictObject({
    name: name(200).nullable().default(null),
    email: z.string().trim().regex(emailPattern, 'An e-mail address.').nullable().default(null),
    phone: z
      .string()
      .trim()
      .regex(phonePattern, 'Digits, blanks, and + ( ) . / -, at most 39.')
      .nullable()
      .default(null),
  })
  .meta({ id: 'ContactChange' });

export const registryFacts = z
  .object({
    found: z
      .boolean()
      .meta({ description: 'False: the registry does not know the code, and the rest is null.' }),
    name: z.string().nullable(),
    vatRegistered: z.boolean().nullable().meta({ description: 'On the day that was asked about.' }),
    cashVat: z.boolean().nullable().meta({ description: 'VAT is due on collection.' }),
    inactive: z.boolean().nullable().meta({ description: 'Declared an inactive taxpayer.' }),
    registration: z.string().nullable().meta({ description: "ANAF's own words." }),
    county: z.string().nullable(),
    locality: z.string().nullable(),
    answeredAt: instant,
    day: z.iso.date().meta({ description: 'The day that was asked about.' }),
  })
  .meta({
    id: 'RegistryFacts',
    description: "What ANAF's public registry of taxpayers said last. A try that fails leaves it as it is.",
  });

export const company = z
  .object({
    id,
    cif,
    name: z.string().nullable(),
    nameFrom: z.enum(['person', 'registry']).nullable().meta({
      description:
        "Who gave the name; `registry`: ANAF's public registry, as long as no person has. Null without a name.",
    }),
    registry: registryFacts.nullable(),
    syncEnabled: z.boolean(),
    access,
    accessDetail: z.string().nullable().meta({ description: "ANAF's own words." }),
    accessLostAt: instant.nullable(),
    lastListedAt: instant.nullable(),
    lastSyncedAt: instant.nullable(),
    completeFrom: instant.nullable(),
    completeUpTo: instant.nullable(),
    counts: z
      .object({ listed: count, archived: count, expired: count, closed: count, pending: count })
      .meta({ id: 'LedgerCounts' }),
    contact: contact.nullable(),
    instructionsSent: z
      .object({ at: instant, by: z.string().nullable().meta({ description: 'The name of the person.' }) })
      .meta({
        id: 'InstructionsSent',
        description: 'When the company was told how to give its right in the SPV back; null once it is back.',
      })
      .nullable(),
  })
  .meta({ id: 'Company' });

export const addVerdict = z
  .object({
    input: z.string(),
    outcome: z.enum(['added', 'exists', 'invalid', 'over_limit']),
    remarks: z.array(z.enum(['control_digit_mismatch', 'personal_code'])),
    company: company.nullable(),
    problem: z.string().nullable(),
  })
  .meta({ id: 'AddedCompany' });

export function shapeCompany(found: Company): z.input<typeof company> {
  return {
    id: found.id,
    cif: maskCif(found.cif),
    name: found.name,
    nameFrom: found.name === null ? null : found.nameFromRegistry ? 'registry' : 'person',
    registry: found.registry && shapeRegistryFacts(found.registry),
    syncEnabled: found.syncEnabled,
    access: found.access,
    accessDetail: found.accessDetail && maskPersonalCodes(found.accessDetail),
    accessLostAt: writeInstant(found.accessLostAt),
    lastListedAt: writeInstant(found.lastListedAt),
    lastSyncedAt: writeInstant(found.lastSyncedAt),
    completeFrom: writeInstant(found.completeFrom),
    completeUpTo: writeInstant(found.completeUpTo),
    counts: found.counts,
    contact: found.contact,
    instructionsSent: found.instructionsSent && {
      at: writeInstant(found.instructionsSent.at),
      by: found.instructionsSent.by,
    },
  };
}

export function shapeRegistryFacts({ answeredAt, ...facts }: RegistryFacts): z.input<typeof registryFacts> {
  return { ...facts, answeredAt: writeInstant(answeredAt) };
}

export function shapeVerdict(
  { problem, ...verdict }: AddVerdict,
  language: Language,
): z.input<typeof addVerdict> {
  return {
    ...verdict,
    company: verdict.company && shapeCompany(verdict.company),
    problem: problem && problemText(problem, language).detail,
  };
}
