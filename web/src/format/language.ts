/** The two languages of the dashboard and their locales. */

export type Language = 'ro' | 'en';

export const locales: Record<Language, string> = { ro: 'ro-RO', en: 'en-GB' };
