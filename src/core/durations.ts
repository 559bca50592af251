/** Durations in milliseconds. A day is 24 hours: Romanian days with a change of the clock are in bucharest-days.ts. */

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
