/** The text of the certificates of completeness. */
import { statements as en } from './en/statements.ts';
import { useText } from './language.tsx';
import { statements as ro } from './ro/statements.ts';

export const useStatementsText = () => useText({ ro, en });
