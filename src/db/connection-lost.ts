/** Tells an error of the connection from an error of a statement: it says nothing about what was asked, which may even have been committed. */

/** Errors of which only the place where they came up says what they are: the driver gives them no code. */
const noted = new WeakSet<object>();

export function noteConnectionLost(error: unknown): void {
  if (typeof error === 'object' && error !== null) noted.add(error);
}

/** Refused, cut, shut down, starting up, out of room: the same statement may pass in a moment, and any other would fail as well. */
export function isConnectionLost(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if (noted.has(error)) return true;
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string') return false;
  // SQLSTATE: 08 connection exceptions, 53 insufficient resources, 57P operator intervention. The others are sockets'.
  return (
    /^(08|53)\w{3}$|^57P\w{2}$/.test(code) ||
    ('syscall' in error && ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT'].includes(code))
  );
}
