/** What a fault can do to a call, and what a script may say about one. */

import type { Answer } from '../answer.ts';
import type { Call, Endpoint } from '../call.ts';
import type { Ctx } from '../context.ts';

/** The knobs of single kinds; each kind's description says which it reads. */
export interface FaultKnobs {
  /** How many rows. */
  rows?: number;
  /** At which end of the list rows come or go. */
  where?: 'newest' | 'oldest';
  delayMs?: number;
  /** Seconds, or an HTTP date. */
  retryAfter?: number | string;
  /** The sentence, the body or the value to say. */
  text?: string;
  skewMs?: number;
  /** Of the body, 0..1. */
  share?: number;
}

export interface Effect {
  /** One line for the reader of `GET /control/faults/kinds`. */
  says: string;
  on: readonly Endpoint[];
  /** Passes by itself, so that a retry can succeed and nothing is left behind: what random scripts draw from. */
  passing: boolean;
  /** Changes the world or the call before the endpoint sees it. */
  before?: (ctx: Ctx, call: Call, knobs: FaultKnobs) => Call;
  /** Answers in the endpoint's place. */
  instead?: (ctx: Ctx, call: Call, knobs: FaultKnobs) => Answer;
  /** Bends the endpoint's answer; undefined when this answer has nothing to bend. */
  bend?: (answer: Answer, ctx: Ctx, call: Call, knobs: FaultKnobs) => Answer | undefined;
}
