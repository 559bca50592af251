/** The token in a link's fragment: read once, removed from the address, kept only in memory. */

const known = new Map<string, string>();

/** The token of the page at this path; '' if the link is incomplete. */
export function takeToken(path: string): string {
  const token = new URLSearchParams(window.location.hash.slice(1)).get('token');
  if (token) {
    known.set(path, token);
    // So that neither a screenshot nor the browser's history contains it.
    window.history.replaceState(window.history.state, '', path);
  }
  return known.get(path) ?? '';
}
