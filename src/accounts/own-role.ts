/** The actor's role in their organisation; it limits the roles that they may give to others. */
import type { Role } from '../core/role.ts';
import type { Db } from '../db/connection.ts';
import { findMemberByUser } from '../db/people/member.ts';
import type { Actor } from './actor.ts';

/** A program's role is its key's scope; the operator, who runs commands on the machine, is an owner. */
export async function ownRole(db: Db, actor: Actor): Promise<Role> {
  switch (actor.kind) {
    case 'operator':
      return 'owner';
    case 'key':
      return actor.scope;
    case 'session':
      return (await findMemberByUser(db, actor.organisationId, actor.userId))?.role ?? 'read';
  }
}
