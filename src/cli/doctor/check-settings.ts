/** What of the settings works and is probably not meant: names that nothing reads, plain http where others can listen. */
import type { Config } from '../../config/config.ts';
import { isLoopback } from '../../core/is-loopback.ts';
import type { CliTexts } from '../../text/cli/cli-texts.ts';
import { ok, type Said, warn } from './check.ts';

export function checkSettings(
  { misspelt, http }: Pick<Config, 'misspelt' | 'http'>,
  say: CliTexts['doctor']['settings'],
): Said {
  const found = misspelt.map(({ name, meant }) => say.misspelt(name, meant));
  if (http.publicUrl.startsWith('http:') && !isLoopback(http.publicUrl)) found.push(say.plainHttp);
  return found.length > 0 ? warn(found.join('\n')) : ok(say.fine);
}
