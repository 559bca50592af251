/** What is not known for sure about ANAF, and can therefore be chosen. The defaults are the more likely values. */

export interface Settings {
  /** Wording of daily quota notes: the official examples' (the download's has its broken JSON), or the field's. */
  quotaNotes: 'official' | 'field';
  /** Whether a refresh makes the used refresh token invalid at once. */
  refresh: 'rotate' | 'reuse';
  /** Whether the refresh token's year starts again with each refresh. */
  refreshSlides: boolean;
  /** How the token names its roles: `role` with commas (2023) or `roles` with @ (2026). */
  roles: 'role_2023' | 'roles_2026';
  /** The row order of lists is in no paper. `shuffled` is seeded by the window. */
  listOrder: 'newest_first' | 'oldest_first' | 'shuffled';
  /** A download is refused this much before the list stops showing the row. About 3 of 512 were seen so (2026-07-30). */
  downloadClockLeadMs: number;
  downloadType: 'application/zip' | 'application/octet-stream';
  /** Rows a page of the paged list: ANAF's 500, or fewer, so that a test has pages without having thousands of rows. */
  pageSize: number;
  /** The body of a 429 is in no paper; Retry-After has never been seen. */
  tooManyRequests: { body: string; type: string; retryAfter?: string };
}

export const usualSettings: Settings = {
  quotaNotes: 'official',
  refresh: 'rotate',
  refreshSlides: true,
  roles: 'roles_2026',
  listOrder: 'newest_first',
  downloadClockLeadMs: 8 * 3_600_000,
  downloadType: 'application/zip',
  pageSize: 500,
  tooManyRequests: { body: '', type: 'text/plain' },
};
