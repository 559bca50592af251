/** Numbers and amounts as people read them. Amounts stay decimal strings and are never converted to floats. Pure. */
import { type Language, locales } from './language.ts';

const separators: Record<Language, { group: string; decimal: string }> = {
  ro: { group: '.', decimal: ',' },
  en: { group: ',', decimal: '.' },
};

/** `1.204` / `1,204`. */
export function formatNumber(value: number, language: Language): string {
  return Number.isInteger(value)
    ? formatDecimal(String(value), language)
    : value.toLocaleString(locales[language]);
}

/** `'1234.5'` as `1.234,50`. @param cents decimals to show at least */
export function formatDecimal(decimal: string, language: Language, cents = 0): string {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!found) return decimal;
  const [, sign, whole = '', fraction = ''] = found;
  const { group, decimal: point } = separators[language];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  const shown = fraction.padEnd(cents, '0');
  return `${sign ? '−' : ''}${grouped}${shown === '' ? '' : point + shown}`;
}

/** `1.234,50 lei`; other currencies by their code: `1.234,50 EUR`. */
export function formatAmount(amount: string, currency: string | null, language: Language): string {
  const unit = currency === 'RON' ? (language === 'ro' ? 'lei' : 'RON') : (currency ?? '');
  return `${formatDecimal(amount, language, 2)}\u00a0${unit}`.trim();
}

/** `1,2 MB`. */
export function formatBytes(bytes: number, language: Language): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const text = value.toLocaleString(locales[language], { maximumFractionDigits: unit === 0 ? 0 : 1 });
  return `${text}\u00a0${units[unit]}`;
}

/** Romanian has three forms for counted nouns: `1 mesaj`, `3 mesaje`, `21 de mesaje`, `101 mesaje`. */
export function formatCount(
  n: number,
  [one, few]: readonly [one: string, few: string],
  language: Language,
): string {
  const number = formatNumber(n, language);
  if (n === 1) return `${number} ${one}`;
  const last = Math.abs(n) % 100;
  const needsDe = language === 'ro' && (last >= 20 || (last === 0 && n !== 0));
  return `${number} ${needsDe ? 'de ' : ''}${few}`;
}
