/** What an answer says of an operation that will go: Deprecation (RFC 9745), Sunset (RFC 8594), and where the change is described. */
import type { Deprecation } from './route.ts';

export function deprecationHeaders(
  { since, sunset }: Deprecation,
  publicUrl: string,
): Record<string, string> {
  return {
    deprecation: `@${Math.floor(since.getTime() / 1000)}`,
    ...(sunset && { sunset: sunset.toUTCString() }),
    link: `<${new URL('/docs', publicUrl).href}>; rel="deprecation"; type="text/html"`,
  };
}
