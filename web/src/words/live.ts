/** The words of a sync as it happens. */
import { live as en } from './en/live.ts';
import { useWords } from './language.tsx';
import { live as ro } from './ro/live.ts';

export const useLiveWords = () => useWords({ ro, en });
