/** Access tokens in the shape of ANAF's: RS512, the header printed prettily, flat claims, no list of companies. */

import { randomUUID, sign } from 'node:crypto';
import { tokenKey } from '../authority.ts';
import type { Settings } from '../settings.ts';

const header = Buffer.from(JSON.stringify({ alg: 'RS512', kid: 'anaf_2023_2024' }, null, 2)).toString(
  'base64url',
);

const services = ['HELLO', 'EFACTURA', 'ETRANSPORT', 'SRV_EFACTURA'];

export function signedToken(o: {
  serial: string;
  clientId: string;
  issuedAt: number;
  expiresAt: number;
  roles: Settings['roles'];
}): string {
  const payload = Buffer.from(JSON.stringify(claims(o), null, 2)).toString('base64url');
  const signature = sign('sha512', Buffer.from(`${header}.${payload}`), tokenKey).toString('base64url');
  return `${header}.${payload}.${signature}`;
}

function claims(o: Parameters<typeof signedToken>[0]): Record<string, unknown> {
  const issued = Math.floor(o.issuedAt / 1000);
  const scoped = {
    clientappid: o.clientId,
    info: 'info',
    issuer: 'Anaf',
    role: services.join(','),
    serial: o.serial.replace(/(..)(?=.)/g, '$1:'),
  };
  const { role, ...flat } = scoped;
  return {
    iss: 'https://logincert.anaf.ro',
    iat: issued,
    nbf: issued - 300,
    exp: Math.floor(o.expiresAt / 1000),
    jti: randomUUID(),
    sub: o.serial,
    ...flat,
    ...(o.roles === 'role_2023' ? { role } : { roles: [...services, 'SRV_ETRANSPORT'].join('@') }),
    // That these claims are there is known; what they hold is not.
    hello: 'hello',
    efactura: 'efactura',
    etransport: 'etransport',
    scope: Object.keys(scoped).join(' '),
    scope_data: Object.entries(scoped).map(([id, value]) => ({ id, value })),
  };
}
