/** Tells which keys are the second of the pair `g` and a letter, which opens a page. Pure. */

const withinMs = 1_500;

/** Asked about every key in its order. A time stamp is in milliseconds since the page was asked for. */
export function makeFollowsGo(): (pressed: { key: string; timeStamp: number }) => boolean {
  // Not 0: that is when the page was asked for, and its first second and a half would count as after a `g`.
  let goPressedAt = Number.NEGATIVE_INFINITY;
  return ({ key, timeStamp }) => {
    const follows = timeStamp - goPressedAt < withinMs;
    goPressedAt = key === 'g' ? timeStamp : Number.NEGATIVE_INFINITY;
    return follows;
  };
}
