/** A manifest as numbered segments, for a bucket, where nothing grows. Pure. */

/** More than any number of messages. */
const most = 1e15;

/**
 * `manifest/<most minus the last number>-<first>-<last>.jsonl`: names sort from the newest to the oldest, so that the end of
 * a manifest is the first name of a listing.
 */
export function segmentName(first: number, last: number): string {
  return `manifest/${String(most - last).padStart(16, '0')}-${first}-${last}.jsonl`;
}

export function isSegment(path: string): boolean {
  return /\/manifest\/\d{16}-\d+-\d+\.jsonl$/.test(path);
}
