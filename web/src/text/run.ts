/** The text of a sync as it happens. */
import { live as en } from './en/run.ts';
import { useText } from './language.tsx';
import { live as ro } from './ro/run.ts';

export const useLiveText = () => useText({ ro, en });
