/** The text of Setări. */
import { settings as en } from './en/settings.ts';
import { useText } from './language.tsx';
import { settings as ro } from './ro/settings.ts';

export const useSettingsText = () => useText({ ro, en });
