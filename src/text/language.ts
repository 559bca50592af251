/** The languages of everything people read, and which of them a reader asks for. Pure. */

export const languages = ['ro', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text in every language, for answers that are not written for one reader. */
export type Translated = Record<Language, string>;

/** The same text out of each catalogue: `inEachLanguage(taskTexts, (texts) => texts.connect.title)`. */
export function inEachLanguage<Catalogue>(
  catalogues: Record<Language, Catalogue>,
  text: (catalogue: Catalogue) => string,
): Translated {
  return { ro: text(catalogues.ro), en: text(catalogues.en) };
}

/**
 * The language that an Accept-Language header prefers; undefined when it names neither of ours, or is no such header.
 * `en-GB` is English, `*` is no preference.
 */
export function preferredLanguage(header: string | undefined): Language | undefined {
  const ranges = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => /^\s*([a-z]{2,3})(?:-[a-z0-9-]+)?\s*(?:;\s*q=([0-9.]+)\s*)?$/i.exec(part))
    .map((m) => ({ language: m?.[1]?.toLowerCase(), quality: Number(m?.[2] ?? 1) }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return ranges.map(({ language }) => languages.find((ours) => ours === language)).find(Boolean);
}

/** Of a terminal: the first of the three variables that is set decides, as POSIX has it. Romanian where it says so, English elsewhere. */
export function languageOfLocale(env: Record<string, string | undefined>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^ro([_.@]|$)/i.test(locale) ? 'ro' : 'en';
}
