/** The text of Luna. */
import { months as en } from './en/months.ts';
import { useText } from './language.tsx';
import { months as ro } from './ro/months.ts';

export const useMonthsText = () => useText({ ro, en });
