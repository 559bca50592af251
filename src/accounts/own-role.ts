/** What whoever acts is in his organisation: what he may hand on to others follows from it. */
import type { Role } from '../core/role.ts';
import type { Db } from '../db/connection.ts';
import { findMemberByUser } from '../db/people/member.ts';
import type { Actor } from './actor.ts';

/** A program is what its key may do; whoever runs commands on the machine owns everything. */
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
