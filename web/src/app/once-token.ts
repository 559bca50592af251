/** What a link holds behind its `#`: read once, taken out of the visible address, and kept in memory alone. */

const known = new Map<string, string>();

/** Of the page at this path; '' when the link is not whole. */
export function takeToken(path: string): string {
  const token = new URLSearchParams(window.location.hash.slice(1)).get('token');
  if (token) {
    known.set(path, token);
    // Neither a screenshot nor the browser's history has it afterwards.
    window.history.replaceState(window.history.state, '', path);
  }
  return known.get(path) ?? '';
}
