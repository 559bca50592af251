/** A passkey as programs see it, and what browsers are asked and answer (WebAuthn, in its JSON forms). */
import { z } from 'zod';
import type { CreatedAnswer, SignedAnswer } from '../../accounts/passkeys.ts';
import type { Passkey } from '../../db/people/passkey.ts';
import { id, instant, writeInstant } from '../basics.ts';

export const passkey = z
  .object({
    id,
    name: z.string(),
    synced: z.boolean().meta({ description: 'Whether its maker keeps copies of it on other devices.' }),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
  })
  .meta({ id: 'Passkey' });

export function shapePasskey(found: Passkey): z.input<typeof passkey> {
  const { id, name, synced, createdAt, lastUsedAt } = found;
  return { id, name, synced, createdAt: writeInstant(createdAt), lastUsedAt: writeInstant(lastUsedAt) };
}

/** As the browser's own functions read it: nothing of it is ours to describe. */
export const passkeyOptions = z.looseObject({ challenge: z.string() }).meta({
  id: 'PasskeyOptions',
  description:
    'For `PublicKeyCredential.parseCreationOptionsFromJSON` or `parseRequestOptionsFromJSON`. It counts once and for five minutes.',
});

const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9_-]*$/);
const credential = { id: base64url(1400), rawId: base64url(1400), type: z.literal('public-key') };

/** Fields that browsers send beside these are not looked at. */
export const createdAnswer = z
  .object({
    ...credential,
    response: z
      .object({
        clientDataJSON: base64url(8000),
        attestationObject: base64url(16_000),
        transports: z
          .array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']))
          .max(10)
          .optional(),
      })
      .meta({ id: 'PasskeyAttestation' }),
  })
  .meta({ id: 'PasskeyCreated', description: 'What `toJSON` of a new credential gives.' });

export const signedAnswer = z
  .object({
    ...credential,
    response: z
      .object({
        clientDataJSON: base64url(8000),
        authenticatorData: base64url(8000),
        signature: base64url(4000),
        userHandle: base64url(200).nullish(),
      })
      .meta({ id: 'PasskeyAssertion' }),
  })
  .meta({ id: 'PasskeySigned', description: 'What `toJSON` of a credential that has signed gives.' });

/** The library wants the results of extensions, of which none was asked for. */
export function readCreatedAnswer(answer: z.output<typeof createdAnswer>): CreatedAnswer {
  return { ...answer, clientExtensionResults: {} };
}

export function readSignedAnswer({ response, ...answer }: z.output<typeof signedAnswer>): SignedAnswer {
  const userHandle = response.userHandle ?? undefined;
  return { ...answer, response: { ...response, userHandle }, clientExtensionResults: {} };
}
