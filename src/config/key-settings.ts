/** The keys that seal secrets, where the operator gives them. */
import type { Settings } from '../core/settings.ts';

export function readKey(s: Settings, name: string): Buffer | undefined {
  const text = s.optional(name);
  if (text === undefined) return undefined;
  const key = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64');
  if (key.length !== 32)
    s.fault(name, 'must be 32 random bytes in base64 or hex, such as `openssl rand -base64 32` makes');
  return key;
}
