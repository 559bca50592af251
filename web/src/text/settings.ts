/** The words of Setări. */
import { settings as en } from './en/settings.ts';
import { useWords } from './language.tsx';
import { settings as ro } from './ro/settings.ts';

export const useSettingsWords = () => useWords({ ro, en });
