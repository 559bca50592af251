/**
 * How many requests a key or a session may send in a minute, counted in this process: a limit against programs that run
 * wild, for which a statement in the database would cost more than most requests. What must be exact is counted by
 * `db/rate-limit.ts`.
 */

export interface Counted {
  granted: boolean;
  remaining: number;
  /** Until the window ends. */
  resetSeconds: number;
}

export interface RequestLimiter {
  perMinute: number;
  count(holder: string, now: Date): Counted;
}

const windowMs = 60_000;
/** Above it, windows that have ended are dropped. */
const mostHolders = 10_000;

export function createRequestLimiter(perMinute: number): RequestLimiter {
  const windows = new Map<string, { from: number; used: number }>();
  return {
    perMinute,
    count: (holder, now) => {
      const at = now.getTime();
      let window = windows.get(holder);
      // A clock that was set back begins a new window.
      if (!window || at >= window.from + windowMs || at < window.from) {
        if (windows.size >= mostHolders)
          for (const [name, { from }] of windows) if (at >= from + windowMs) windows.delete(name);
        window = { from: at, used: 0 };
        windows.set(holder, window);
      }
      const granted = window.used < perMinute;
      if (granted) window.used++;
      return {
        granted,
        remaining: perMinute - window.used,
        resetSeconds: Math.max(1, Math.ceil((window.from + windowMs - at) / 1000)),
      };
    },
  };
}
