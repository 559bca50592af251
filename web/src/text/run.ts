/** The words of a sync as it happens. */
import { live as en } from './en/run.ts';
import { useWords } from './language.tsx';
import { live as ro } from './ro/run.ts';

export const useLiveWords = () => useWords({ ro, en });
