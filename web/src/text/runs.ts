/** The text of Sincronizări. */
import { runs as en } from './en/runs.ts';
import { useText } from './language.tsx';
import { runs as ro } from './ro/runs.ts';

export const useRunsText = () => useText({ ro, en });
