/** What a call may see: which certificate is behind it, and which companies that opens. */

import type { Call } from '../call.ts';
import type { World } from '../world.ts';
import type { Certificate } from '../world-register.ts';

/** The certificate behind the call. A certificate that is gone from the world is one without any right. */
export const certificateOf = (world: World, call: Call): Certificate | undefined =>
  world.certificates.get(call.token?.serial ?? '');

export const hasRightTo = (certificate: Certificate | undefined, cif: string): boolean =>
  certificate !== undefined && (certificate.cifs.has(cif) || certificate.cifs.has('*'));

export const hasNoRightAtAll = (certificate: Certificate | undefined): boolean =>
  certificate === undefined || certificate.cifs.size === 0;
