/** A connection to ANAF as programs see it: the certificate, never its tokens. */
import { z } from 'zod';
import { maskCif } from '../../core/cif.ts';
import type { AnafConnection } from '../../db/connections/anaf-connection.ts';
import { cif, count, id, instant, writeInstant } from '../basics.ts';

export const connection = z
  .object({
    id,
    serial: z.string().nullable().meta({ description: "The certificate's serial number." }),
    expiresAt: instant.meta({ description: 'Of the access token; it is renewed by itself.' }),
    isValid: z.boolean(),
    companies: z
      .array(z.object({ id, cif, name: z.string().nullable() }).meta({ id: 'ReadableCompany' }))
      .meta({ description: 'Those that it may read, as far as ANAF was asked.' }),
  })
  .meta({ id: 'AnafToken' });

/** The same with what a person wants to know of it. */
export const connectionInFull = connection
  .extend({
    connectedAt: instant.meta({ description: 'Since the last login with the certificate.' }),
    refreshIssuedAt: instant
      .nullable()
      .meta({ description: 'ANAF documents a year from here; people are warned thirty days before.' }),
    holder: z.string().nullable().meta({ description: 'Whose certificate it is, as a person wrote it.' }),
    note: z
      .string()
      .nullable()
      .meta({ description: 'For whom the token link was made by which it was connected.' }),
    named: z.array(cif).meta({
      description:
        'Codes that ANAF’s lists named as the certificate’s and that are no companies here. ANAF’s papers do not say whether it names all: a code that is not here may be readable as well.',
    }),
  })
  .meta({ id: 'AnafTokenInFull' });

export const anafStatus = z
  .object({ tokenCount: count, hasValidToken: z.boolean(), tokens: z.array(connection) })
  .meta({ id: 'AnafStatus' });

export function shapeConnection(found: AnafConnection): z.input<typeof connection> {
  return {
    id: found.id,
    serial: found.serial,
    expiresAt: writeInstant(found.accessExpiresAt),
    isValid: found.isValid,
    companies: found.companies.map((company) => ({ ...company, cif: maskCif(company.cif) })),
  };
}

export function shapeConnectionInFull(found: AnafConnection): z.input<typeof connectionInFull> {
  return {
    ...shapeConnection(found),
    connectedAt: writeInstant(found.connectedAt),
    refreshIssuedAt: writeInstant(found.refreshIssuedAt),
    holder: found.holder,
    note: found.note,
    named: found.named.map(maskCif),
  };
}

export function shapeAnafStatus(found: AnafConnection[]): z.input<typeof anafStatus> {
  return {
    tokenCount: found.length,
    hasValidToken: found.some((each) => each.isValid),
    tokens: found.map(shapeConnection),
  };
}
