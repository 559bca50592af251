/** The text of Completitudine and of a company's own page. */
import { completeness as en } from './en/completeness.ts';
import { useText } from './language.tsx';
import { completeness as ro } from './ro/completeness.ts';

export const useCompletenessText = () => useText({ ro, en });
