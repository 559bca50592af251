/** Roles from most to least powerful; no one can grant a role above their own. */
import type { Role } from '../../api/organisation.ts';

const roles: Role[] = ['owner', 'admin', 'sync', 'read'];

export function grantable(own: Role): Role[] {
  return roles.slice(roles.indexOf(own));
}
