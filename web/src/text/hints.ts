/** The text of the hints. */
import { hints as en } from './en/hints.ts';
import { useText } from './language.tsx';
import { hints as ro } from './ro/hints.ts';

export const useHintsText = () => useText({ ro, en });
