/** Reads how long a caller is ready to wait: `Prefer: wait=20` (RFC 7240). What is not understood is ignored, as it says. */

const longestSeconds = 30;

/** In seconds; undefined when nothing, or nothing sensible, is asked for. */
export function readWait(prefer: string | string[] | undefined): number | undefined {
  for (const preference of [prefer ?? []].flat().join(',').split(',')) {
    const [, seconds] = /^\s*wait\s*=\s*"?(\d{1,9})"?\s*(;|$)/i.exec(preference) ?? [];
    if (seconds !== undefined)
      return Number(seconds) > 0 ? Math.min(Number(seconds), longestSeconds) : undefined;
  }
  return undefined;
}
