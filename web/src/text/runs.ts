/** The words of Sincronizări. */
import { runs as en } from './en/runs.ts';
import { useWords } from './language.tsx';
import { runs as ro } from './ro/runs.ts';

export const useRunsWords = () => useWords({ ro, en });
