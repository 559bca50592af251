/** Numbers and dates as people read them, in Romanian and English. Pure. */
import { toBucharest } from '../../core/bucharest.ts';
import type { Words } from '../../core/task.ts';

const roMonths = [
  'ian.',
  'feb.',
  'mar.',
  'apr.',
  'mai',
  'iun.',
  'iul.',
  'aug.',
  'sept.',
  'oct.',
  'nov.',
  'dec.',
];
const enMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `21 nov. 2026`, by the Romanian calendar. */
export function sayDay(at: Date): Words {
  const { day, month, year } = toBucharest(at);
  return { ro: `${day} ${roMonths[month - 1]} ${year}`, en: `${day} ${enMonths[month - 1]} ${year}` };
}

/** `21 nov. 2026, 14:30`, by the Romanian clock. */
export function sayInstant(at: Date): Words {
  const { hour, minute } = toBucharest(at);
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const day = sayDay(at);
  return { ro: `${day.ro}, ${time}`, en: `${day.en}, ${time}` };
}

/** `un mesaj`, `3 mesaje`, `20 de mesaje`: from 20 on Romanian puts a "de" between, but not after 101 to 119. */
export function sayCount(n: number, ro: [one: string, many: string], en: [one: string, many: string]): Words {
  const tail = n % 100;
  const link = n >= 20 && (tail === 0 || tail >= 20) ? 'de ' : '';
  return { ro: n === 1 ? ro[0] : `${n} ${link}${ro[1]}`, en: `${n} ${n === 1 ? en[0] : en[1]}` };
}

export const sayMessages = (n: number) => sayCount(n, ['un mesaj', 'mesaje'], ['message', 'messages']);
export const sayDays = (n: number) => sayCount(n, ['o zi', 'zile'], ['day', 'days']);
