/** The words of Acasă. */
import { home as en } from './en/home.ts';
import { useWords } from './language.tsx';
import { home as ro } from './ro/home.ts';

export const useHomeWords = () => useWords({ ro, en });
