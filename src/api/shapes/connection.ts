/** A connection to ANAF as programs see it: the certificate, never its tokens. */
import { z } from 'zod';
import { maskCif } from '../../core/cif.ts';
import type { AnafConnection } from '../../db/anaf-connection.ts';
import { cif, count, id, instant, writeInstant } from './basics.ts';

export const connection = z
  .object({
    id,
    serial: z.string().nullable().meta({ description: "The certificate's serial number." }),
    expiresAt: instant.meta({ description: 'Of the access token; it is renewed by itself.' }),
    isValid: z.boolean(),
    companies: z
      .array(z.object({ id, cif, name: z.string().nullable() }))
      .meta({ description: 'Those that it may read, as far as ANAF was asked.' }),
  })
  .meta({ id: 'AnafToken' });

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

export function shapeAnafStatus(found: AnafConnection[]): z.input<typeof anafStatus> {
  return {
    tokenCount: found.length,
    hasValidToken: found.some((each) => each.isValid),
    tokens: found.map(shapeConnection),
  };
}
