/** A running sandbox as a whole, built once in server.ts: what endpoints see, and the script of faults. */

import type { Ctx } from './context.ts';
import type { FaultScript } from './faults.ts';

export interface ServerCtx extends Ctx {
  faults: FaultScript;
}
