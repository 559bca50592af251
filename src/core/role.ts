/** What a person is in an organisation, and what follows from it. Pure. */
import type { Scope } from './scope.ts';

/** From the one who may least to the one who may most. */
export const roles = ['read', 'sync', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];

export function scopeOfRole(role: Role): Scope {
  return role === 'owner' ? 'admin' : role;
}

/** No one grants or revokes a role above their own: an administrator can neither make nor remove an owner. */
export function mayGrant(holder: Role, role: Role): boolean {
  return roles.indexOf(holder) >= roles.indexOf(role);
}
