/** Whether this Node.js can run the service: its version, and whether it knows Romanian time. */
import type { CliTexts } from '../../text/cli/cli-texts.ts';
import { fail, ok, type Said } from './check.ts';

type Say = CliTexts['doctor'];

export function checkNode(version: string, say: Say['node']): Said {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 19) ? ok(version) : fail(say.old(version));
}

/** A build with little ICU data answers in another zone, and says nothing. */
export function checkTimeZone(say: Say['timeZone']): Said {
  const hourIn = (month: number) => {
    const format = new Intl.DateTimeFormat('en', {
      timeZone: 'Europe/Bucharest',
      hour: '2-digit',
      hourCycle: 'h23',
    });
    return format.format(new Date(Date.UTC(2026, month, 1, 10)));
  };
  try {
    return hourIn(0) === '12' && hourIn(6) === '13' ? ok(say.fine) : fail(say.none);
  } catch {
    return fail(say.none);
  }
}
