/** Whether the service is reached, from what becomes of the questions. Pure; times are in milliseconds of one clock. */

export function makeReach(startedAt: number) {
  const askedAt = new WeakMap<object, number>();
  let answeredAt = startedAt;
  let lost: { since: number; at: number } | undefined;
  return {
    asked(question: object, at: number): void {
      askedAt.set(question, at);
    },
    /** What was asked before the service was lost may still arrive: it does not tell that it is back. */
    answered(question: object, at: number): void {
      answeredAt = at;
      if (lost && (askedAt.get(question) ?? startedAt) >= lost.at) lost = undefined;
    },
    /** @param since the last time it was reached, if it is known better than by the last answer */
    failed(at: number, since = answeredAt): void {
      lost = { since: lost?.since ?? since, at };
    },
    /** When it was reached last; undefined: it is reached. */
    lostSince(): number | undefined {
      return lost?.since;
    },
  };
}
