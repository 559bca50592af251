/** The sandbox's own keys: the seal, its successor (for "who signed this?"), and the key of its access tokens. */

import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Signer {
  key: KeyObject;
  certificate: X509Certificate;
}

const file = (name: string): string => join(import.meta.dirname, 'authority', name);
const read = (name: string): Buffer => readFileSync(file(name));

const signer = (name: string): Signer => ({
  key: createPrivateKey(read(`${name}-key.pem`)),
  certificate: new X509Certificate(read(`${name}-certificate.pem`)),
});

/** Seals everything that does not ask for another. */
export const sealSigner = signer('seal');

/** Seals what the script says is sealed by a certificate that no client has seen yet. */
export const successorSigner = signer('successor');

export const tokenKey = createPrivateKey(read('token-key.pem'));

/** PEM of the seal's certificate, for a client that wants to trust it. */
export const sealCertificatePem = read('seal-certificate.pem').toString();

/** Its path, for a client that takes it as a setting. */
export const sealCertificateFile = file('seal-certificate.pem');
