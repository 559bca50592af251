/** The two languages of the dashboard, and where their numbers and dates follow them. */

export type Language = 'ro' | 'en';

export const locales: Record<Language, string> = { ro: 'ro-RO', en: 'en-GB' };
