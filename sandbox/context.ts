/** What every endpoint and every fault of a running sandbox is given. It does not know the script of faults: see server-context.ts. */

import type { Archives } from './archives.ts';
import type { Clock } from './clock.ts';
import type { Journal } from './journal.ts';
import type { Quotas } from './limits.ts';
import type { Tokens } from './oauth/tokens.ts';
import type { Settings } from './settings.ts';
import type { World } from './world.ts';

export interface Ctx {
  clock: Clock;
  settings: Settings;
  world: World;
  tokens: Tokens;
  quotas: Quotas;
  archives: Archives;
  journal: Journal;
}
