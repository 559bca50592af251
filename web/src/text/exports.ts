/** The words of Exporturi. */
import { exports as en } from './en/exports.ts';
import { useWords } from './language.tsx';
import { exports as ro } from './ro/exports.ts';

export const useExportsWords = () => useWords({ ro, en });
