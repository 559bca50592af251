/** In which of our languages somebody is spoken to. Pure. */

export const languages = ['ro', 'en'] as const;
export type Language = (typeof languages)[number];

/**
 * The one that an Accept-Language header likes best; undefined when it likes neither, or is none.
 * `en-GB` is English, `*` says nothing.
 */
export function preferredLanguage(header: string | undefined): Language | undefined {
  const wishes = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => /^\s*([a-z]{2,3})(?:-[a-z0-9-]+)?\s*(?:;\s*q=([0-9.]+)\s*)?$/i.exec(part))
    .map((m) => ({ language: m?.[1]?.toLowerCase(), quality: Number(m?.[2] ?? 1) }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wishes.map(({ language }) => languages.find((ours) => ours === language)).find(Boolean);
}
