/** The words of the first steps. */
import { start as en } from './en/start.ts';
import { useWords } from './language.tsx';
import { start as ro } from './ro/start.ts';

export const useStartWords = () => useWords({ ro, en });
