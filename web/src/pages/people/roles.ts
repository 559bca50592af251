/** Roles from the one who may most to the one who may least; nobody gives what is above him. */
import type { Role } from '../../api/organisation.ts';

const roles: Role[] = ['owner', 'admin', 'sync', 'read'];

export function grantable(own: Role): Role[] {
  return roles.slice(roles.indexOf(own));
}
