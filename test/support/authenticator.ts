/** A device that holds one passkey (ES256), made of Node's own cryptography, so that a test can make each part of an answer wrong. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

export interface Wrong {
  origin?: string;
  rpId?: string;
  /** False: the device did not check who the person is. */
  verified?: boolean;
  counter?: number;
  /** Whose passkey it is, as the device says. */
  userHandle?: string;
  /** In place of the kind that fits. */
  type?: string;
  /** The attestation: none in place of a statement. */
  format?: string;
}

const url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

/** @param origin of the page, whose host is the id of the service */
export function createAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  let owner = '';
  let counter = 0;

  const clientData = (type: string, challenge: string, wrong: Wrong) =>
    Buffer.from(
      JSON.stringify({
        type: wrong.type ?? type,
        challenge,
        origin: wrong.origin ?? origin,
        crossOrigin: false,
      }),
    );
  const header = (wrong: Wrong, flags: number) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(wrong.counter ?? counter);
    const seen = 0b1 | (wrong.verified === false ? 0 : 0b100);
    return Buffer.concat([
      sha256(wrong.rpId ?? new URL(origin).hostname),
      Buffer.from([seen | flags]),
      count,
    ]);
  };
  const named = { id: url(id), rawId: url(id), type: 'public-key' };

  return {
    /** @param options of startPasskey */
    create(options: { challenge: string; user: { id: string } }, wrong: Wrong = {}) {
      owner = options.user.id;
      const { x, y } = publicKey.export({ format: 'jwk' });
      const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
      const key = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, bytes(x!)],
        [-3, bytes(y!)],
      ]);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const authData = Buffer.concat([
        header(wrong, 0b1000000),
        Buffer.alloc(16),
        length,
        id,
        isoCBOR.encode(key),
      ]);
      const attestation = new Map<string, unknown>([
        ['fmt', wrong.format ?? 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData)],
      ]);
      const response = {
        clientDataJSON: url(clientData('webauthn.create', options.challenge, wrong)),
        attestationObject: url(isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0])),
        transports: ['internal'],
      };
      return { ...named, response };
    },
    /** @param options of startPasskeySignIn */
    sign(options: { challenge: string }, wrong: Wrong = {}) {
      counter++;
      const data = clientData('webauthn.get', options.challenge, wrong);
      const authenticatorData = header(wrong, 0);
      const response = {
        clientDataJSON: url(data),
        authenticatorData: url(authenticatorData),
        signature: url(sign('sha256', Buffer.concat([authenticatorData, sha256(data)]), privateKey)),
        userHandle: wrong.userHandle ?? owner,
      };
      return { ...named, response };
    },
  };
}
