/** Tells a lost connection from a failed statement: a lost connection says nothing about the statement, which may even have been committed. */

/** On errors that the driver gives no code: only the place where they occur identifies them. */
const lost = Symbol('connection lost');

export function noteConnectionLost(error: unknown): void {
  if (typeof error === 'object' && error !== null && Object.isExtensible(error))
    Object.defineProperty(error, lost, { value: true });
}

/** Refused, cut, shutting down, starting up, out of resources: the same statement may succeed in a moment, and any other would fail now as well. */
export function isConnectionLost(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if (lost in error) return true;
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string') return false;
  // SQLSTATE: 08 connection exceptions, 53 insufficient resources, 57P operator intervention. The others are sockets'.
  return (
    /^(08|53)\w{3}$|^57P\w{2}$/.test(code) ||
    ('syscall' in error && ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT'].includes(code))
  );
}
