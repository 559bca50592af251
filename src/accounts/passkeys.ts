/**
 * Passkeys: what a browser is asked, and what its answer proves. Wraps the WebAuthn library. Knows no database: the
 * caller has taken the challenge, which counts once.
 */
import { isIP } from 'node:net';
import type {
  AuthenticationResponseJSON,
  RegistrationResponseJSON,
  VerifiedAuthenticationResponse,
} from '@simplewebauthn/server';

/** How long a person has to touch a key or show a finger. */
export const challengeMs = 5 * 60_000;

export interface KnownPasskey {
  credentialId: Buffer;
  publicKey: Buffer;
  counter: number;
  transports: string[];
}

export interface NewPasskey extends KnownPasskey {
  synced: boolean;
}

/** What the browser answers after a passkey was made; the shape is checked by the route. */
export type CreatedAnswer = RegistrationResponseJSON;
/** What the browser answers after a passkey has signed. */
export type SignedAnswer = AuthenticationResponseJSON;

/** An answer that proves nothing: the message is the library's, for the log. */
export class PasskeyRefused extends Error {
  override readonly name = 'PasskeyRefused';
}

/** Browsers have passkeys for a name on https, and for localhost: not for an address. */
export function canUsePasskeys(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  const isAddress = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
  return !isAddress && (protocol === 'https:' || hostname === 'localhost');
}

/** ES256, EdDSA and RS256: what devices have. */
const algorithms = [-7, -8, -257];

export async function askForPasskey(
  publicUrl: string,
  person: { userId: string; email: string; name: string },
  known: Pick<KnownPasskey, 'credentialId' | 'transports'>[],
): Promise<Record<string, unknown> & { challenge: string }> {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server');
  const options = await generateRegistrationOptions({
    rpName: 'E-Factura Sync',
    rpID: new URL(publicUrl).hostname,
    userID: new Uint8Array(Buffer.from(person.userId)),
    userName: person.email,
    userDisplayName: person.name,
    timeout: challengeMs,
    attestationType: 'none',
    excludeCredentials: known.map(named),
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    supportedAlgorithmIDs: algorithms,
  });
  return { ...options };
}

/** @throws PasskeyRefused */
export async function readCreated(
  publicUrl: string,
  response: CreatedAnswer,
  challenge: string,
): Promise<NewPasskey> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  await refuseCertificates(response.response.attestationObject);
  const { verified, registrationInfo } = await orRefuse(() =>
    verifyRegistrationResponse({
      ...expected(publicUrl, challenge),
      response,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    }),
  );
  if (!verified) throw new PasskeyRefused('the attestation is not valid');
  const { credential, credentialBackedUp, credentialDeviceType } = registrationInfo;
  return {
    credentialId: Buffer.from(credential.id, 'base64url'),
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: response.response.transports ?? [],
    synced: credentialBackedUp || credentialDeviceType === 'multiDevice',
  };
}

/** @param known of the one person who is to answer; empty: the browser offers what it has for this service */
export async function askForSignature(
  publicUrl: string,
  known: Pick<KnownPasskey, 'credentialId' | 'transports'>[],
): Promise<Record<string, unknown> & { challenge: string }> {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
  const options = await generateAuthenticationOptions({
    rpID: new URL(publicUrl).hostname,
    allowCredentials: known.map(named),
    timeout: challengeMs,
    userVerification: 'required',
  });
  return { ...options };
}

/** @returns the device's count of signatures @throws PasskeyRefused */
export async function readSigned(
  publicUrl: string,
  response: SignedAnswer,
  { challenge, passkey }: { challenge: string; passkey: KnownPasskey },
): Promise<{ counter: number }> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const answer: VerifiedAuthenticationResponse = await orRefuse(() =>
    verifyAuthenticationResponse({
      ...expected(publicUrl, challenge),
      response,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId.toString('base64url'),
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
    }),
  );
  if (!answer.verified) throw new PasskeyRefused('the signature is not valid');
  return { counter: answer.authenticationInfo.newCounter };
}

/** Of the answer's own bytes, which the signature covers. Undefined when they are no client data. */
export function challengeOf({ response }: { response: { clientDataJSON: string } }): string | undefined {
  try {
    const { challenge } = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8'));
    return typeof challenge === 'string' ? challenge : undefined;
  } catch {
    return undefined;
  }
}

const named = ({ credentialId, transports }: Pick<KnownPasskey, 'credentialId' | 'transports'>) => ({
  id: credentialId.toString('base64url'),
  transports,
});

function expected(publicUrl: string, challenge: string) {
  const { origin, hostname } = new URL(publicUrl);
  return { expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: hostname };
}

/**
 * No certificate of a device was asked for. One that is sent all the same would be looked up at the addresses that it names
 * itself: nothing that a client sends makes the server ask elsewhere.
 */
async function refuseCertificates(attestationObject: string): Promise<void> {
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers');
  const decoded = await orRefuse(async () =>
    decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, 'base64url'))),
  );
  const format = decoded.get('fmt');
  const signedByItself = format === 'packed' && decoded.get('attStmt').get('x5c') === undefined;
  if (format !== 'none' && !signedByItself)
    throw new PasskeyRefused(`an attestation of the format ${format}`);
}

/** The library throws for everything that is wrong with an answer. */
async function orRefuse<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw new PasskeyRefused(cause instanceof Error ? cause.message : 'unreadable', { cause });
  }
}
