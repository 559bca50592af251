/** A world as a test or a script speaks of it: the register, and what happens in it told in one call each. */

import type { MessageSpec } from './world-draft.ts';
import type { Message } from './world-message.ts';
import { WorldRegister } from './world-register.ts';
import * as stories from './world-stories.ts';

export class World extends WorldRegister {
  addMessages(cif: string, count: number, season?: stories.Season): Message[] {
    return stories.addMessages(this, cif, count, season);
  }

  addSelfBilling(filer: string, o?: { supplier?: string; createdAt?: number }): Message[] {
    return stories.addSelfBilling(this, filer, o);
  }

  addTrade(seller: string, buyer: string, spec?: MessageSpec): [Message, Message] {
    return stories.addTrade(this, seller, buyer, spec);
  }

  addExpiredButListed(cif: string, spec?: MessageSpec): Message {
    return stories.addExpiredButListed(this, cif, spec);
  }

  addLate(cif: string, o: { lagMs: number } & MessageSpec): Message {
    return stories.addLate(this, cif, o);
  }

  repost(id: string, o?: { newUploadIndex?: boolean; createdAt?: number }): Message {
    return stories.repost(this, id, o);
  }
}
