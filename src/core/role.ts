/** What a person is in an organisation, and what follows from it. Pure. */
import type { Scope } from './scope.ts';

/** From the one who may least to the one who may most. */
export const roles = ['read', 'sync', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];

export function scopeOfRole(role: Role): Scope {
  return role === 'owner' ? 'admin' : role;
}

/** Nobody gives or takes what is above him: an administrator makes no owner, and unmakes none. */
export function mayGrant(holder: Role, role: Role): boolean {
  return roles.indexOf(holder) >= roles.indexOf(role);
}
