/** As many ids or codes as one request may name. */
const mostAtOnce = 200;

export function chunksOf(named: string[]): string[][] {
  return Array.from({ length: Math.ceil(named.length / mostAtOnce) }, (_, n) =>
    named.slice(n * mostAtOnce, (n + 1) * mostAtOnce),
  );
}
