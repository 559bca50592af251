/** The text of Carantină. */
import { quarantine as en } from './en/quarantine.ts';
import { useText } from './language.tsx';
import { quarantine as ro } from './ro/quarantine.ts';

export const useQuarantineText = () => useText({ ro, en });
