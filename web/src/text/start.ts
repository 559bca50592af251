/** The text of the first steps. */
import { start as en } from './en/start.ts';
import { useText } from './language.tsx';
import { start as ro } from './ro/start.ts';

export const useStartText = () => useText({ ro, en });
