/** Destinations and what was delivered to them, as programs see them: never what opens them. */
import { z } from 'zod';
import type { Destination } from '../../db/exports/destination.ts';
import type { DeliveredDocument } from '../../db/exports/destination-document.ts';
import { templateFields } from '../../exports/file-names.ts';
import { defaultRegion } from '../../exports/s3-target.ts';
import { count, id, instant, name, writeInstant } from '../basics.ts';
import {
  deliveryFormat,
  destinationKind,
  destinationState,
  documentState,
  language,
} from '../enumerations.ts';

const direction = z.enum(['received', 'sent']);

const filter = z
  .strictObject({
    companies: z.array(z.uuid()).min(1).max(1_000).nullable().default(null),
    direction: direction.nullable().default(null),
    suppliers: z
      .array(z.string().trim().min(1).max(40))
      .min(1)
      .max(1_000)
      .nullable()
      .default(null)
      .meta({ description: 'Tax IDs of sellers.' }),
  })
  .meta({ id: 'DestinationChoice', description: 'Null: every one.' });

const filterShape = z
  .object({
    companies: z.array(id).nullable(),
    direction: direction.nullable(),
    suppliers: z.array(z.string()).nullable(),
  })
  .meta({ id: 'DestinationFilter' });

const pathTemplate = z
  .string()
  .min(1)
  .max(200)
  .meta({
    description: `Folders and name, with the fields ${templateFields.map((field) => `{${field}}`).join(', ')}; {id} is added where it is missing.`,
    example: '{company}/{yyyy}/{mm}/{partner}_{number}_{id}',
  });

const choice = {
  name: name(100),
  pathTemplate,
  formats: z.array(deliveryFormat).min(1).max(3),
  language,
  filter,
};

const address = {
  folder: z
    .string()
    .max(250)
    .optional()
    .meta({ description: "Of kind `folder`: below the organisation's folder in DELIVERY_ROOT." }),
  url: z.string().trim().max(2000).optional().meta({
    description: 'Of kind `webdav` a folder; of kind `s3` endpoint, bucket and prefix.',
    example: 'https://nor.exemplu.ro/dav/facturi',
  }),
  username: z.string().max(200).optional().meta({ description: 'Of kind `s3`: the access key id.' }),
  password: z.string().max(500).optional().meta({ description: 'Of kind `s3`: the secret access key.' }),
  region: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional()
    .meta({ description: `Of kind \`s3\`; \`${defaultRegion}\` unless said.` }),
  email: z.string().trim().max(254).optional().meta({
    description: 'Of kind `mail`: one address, to which a link is sent that its holder confirms.',
    example: 'contabil@exemplu.ro',
  }),
};

export const newDestination = z.strictObject({
  ...choice,
  kind: destinationKind,
  pathTemplate: pathTemplate.default('{company}/{yyyy}/{mm}/{direction}/{partner}_{number}_{id}'),
  formats: choice.formats.default(['pdf']),
  language: language.default('ro'),
  filter: filter.default({ companies: null, direction: null, suppliers: null }),
  from: z
    .enum(['now', 'beginning'])
    .default('now')
    .meta({ description: 'What arrives from now on, or all that there is as well.' }),
  ...address,
});

export const destinationChange = z.strictObject({
  name: choice.name.optional(),
  pathTemplate: pathTemplate.optional(),
  formats: choice.formats.optional(),
  language: language.optional(),
  filter: filter.optional(),
  state: destinationState.optional(),
  ...address,
});

export const destination = z
  .object({
    id,
    name: z.string(),
    kind: destinationKind,
    address: z.string().meta({ description: 'Where it is, without credentials.' }),
    pathTemplate: z.string(),
    formats: z.array(deliveryFormat),
    language,
    filter: filterShape,
    state: destinationState,
    confirmedAt: instant.nullable().meta({
      description: 'Of kind `mail`: when its holder confirmed the address; nothing is sent before.',
    }),
    failingSince: instant.nullable(),
    code: z.string().nullable().meta({
      description: 'Why the last attempt failed; null after a success.',
      example: 'sign_in_refused',
    }),
    waiting: count,
    delivered: count,
    failed: count,
    lastDeliveredAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Destination' });

export function shapeDestination({
  organisationId: _,
  shown,
  ...found
}: Destination): z.input<typeof destination> {
  return {
    ...found,
    address: shown,
    confirmedAt: writeInstant(found.confirmedAt),
    failingSince: writeInstant(found.failingSince),
    lastDeliveredAt: writeInstant(found.lastDeliveredAt),
    createdAt: writeInstant(found.createdAt),
  };
}

export const document = z
  .object({
    id,
    invoiceId: id,
    companyId: id,
    number: z.string().nullable(),
    format: deliveryFormat,
    path: z.string().nullable().meta({ description: 'Where it is, or was last tried.' }),
    state: documentState,
    code: z.string().nullable(),
    attempts: count,
    createdAt: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'DeliveredDocument' });

export function shapeDocument(found: DeliveredDocument): z.input<typeof document> {
  return { ...found, createdAt: writeInstant(found.createdAt), endedAt: writeInstant(found.endedAt) };
}
