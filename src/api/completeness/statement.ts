/** Statements of completeness as programs ask for them and see them. */
import { z } from 'zod';
import { maskCif } from '../../core/cif.ts';
import type { StatementRow } from '../../db/completeness/statement.ts';
import type { SigningKey } from '../../db/installation/signing-key.ts';
import { cif, count, day, dayParameter, id, instant, writeInstant } from '../basics.ts';
import { headVerdict, signatureVerdict } from '../enumerations.ts';

export const newStatement = z.strictObject({
  company: z.uuid().meta({ description: "The company's id." }),
  firstDay: dayParameter.meta({ description: 'By Romanian time.', example: '2026-01-01' }),
  lastDay: dayParameter.meta({
    description: 'Included; not after today. A period has at most 366 days.',
    example: '2026-01-31',
  }),
});

export const statement = z
  .object({
    id,
    companyId: id,
    cif,
    name: z.string().nullable(),
    firstDay: day,
    lastDay: day,
    complete: z.boolean().meta({
      description: 'All that ANAF listed of the period is archived or was closed by a person.',
    }),
    chainSeq: count,
    chainHead: z.string().meta({ description: 'When it was made; `verify --head` takes it.' }),
    keyId: z.string().meta({ description: 'The fingerprint of the key that signed it.' }),
    madeAt: instant,
    json: z.string().meta({ description: 'Where the signed JSON is.' }),
    pdf: z.string().meta({ description: 'Where the certificate is.' }),
  })
  .meta({ id: 'Statement' });

export function shapeStatement(row: StatementRow): z.input<typeof statement> {
  return {
    id: row.id,
    companyId: row.companyId,
    cif: maskCif(row.cif),
    name: row.companyName,
    firstDay: row.periodFrom,
    lastDay: row.periodTo,
    complete: row.complete,
    chainSeq: row.chainSeq,
    chainHead: row.chainHead,
    keyId: row.keyId,
    madeAt: writeInstant(row.madeAt),
    json: `/api/v1/completeness/statements/${row.id}.json`,
    pdf: `/api/v1/completeness/statements/${row.id}.pdf`,
  };
}

export const signingKey = z
  .object({
    id: z.string().meta({ description: 'SHA-256 of the public key: its fingerprint.' }),
    publicKey: z.string().meta({ description: 'Ed25519, 32 bytes in base64.' }),
    createdAt: instant,
    retiredAt: instant.nullable().meta({ description: 'Null for the one that signs now.' }),
    succession: z.record(z.string(), z.unknown()).nullable().meta({
      description:
        'The document by which the key before it names this one, signed by both. Null for the first, and where the one before was lost.',
    }),
  })
  .meta({ id: 'SigningKey' });

export function shapeSigningKey(key: SigningKey): z.input<typeof signingKey> {
  return {
    id: key.id,
    publicKey: key.publicKey.toString('base64'),
    createdAt: writeInstant(key.createdAt),
    retiredAt: writeInstant(key.retiredAt),
    succession: key.succession as Record<string, unknown> | null,
  };
}

export const handedOut = z.union([
  z
    .looseObject({
      document: z.record(z.string(), z.unknown()),
      signature: z.record(z.string(), z.unknown()),
    })
    .meta({ id: 'HandedOutDocument' }),
  z.strictObject({ head: z.string().regex(/^[0-9a-fA-F]{64}$/) }).meta({
    id: 'HandedOutHead',
    description: 'A hash alone, as `verify`, a month or a mail shows it.',
  }),
]);

export const comparedDocument = z
  .object({
    type: z.string().meta({ description: 'Of the document; `head` of a hash alone.' }),
    madeAt: z.string().nullable(),
    sound: z.boolean().meta({ description: 'Signed by this installation, and every head is continued.' }),
    signature: signatureVerdict.nullable().meta({
      description:
        '`retired`: by a key of this installation that signs no more; `stranger`: by a key that it does not know.',
    }),
    keyId: z.string().nullable(),
    heads: z.array(
      z.object({
        companyId: z.string(),
        cif,
        seq: count,
        head: z.string(),
        verdict: headVerdict.meta({
          description:
            '`rolled_back`: the chain of today is shorter; `different`: it has another hash at this number.',
        }),
      }),
    ),
  })
  .meta({ id: 'ComparedStatement' });
