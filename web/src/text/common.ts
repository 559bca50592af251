/** The text that every page needs, in the reader's language. */
import { common as en } from './en/common.ts';
import { useText } from './language.tsx';
import { common as ro } from './ro/common.ts';

export const useCommonText = () => useText({ ro, en });
