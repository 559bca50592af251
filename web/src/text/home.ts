/** The text of Acasă. */
import { home as en } from './en/home.ts';
import { useText } from './language.tsx';
import { home as ro } from './ro/home.ts';

export const useHomeText = () => useText({ ro, en });
