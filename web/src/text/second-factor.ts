/** The text of the second factor. */
import { secondFactor as en } from './en/second-factor.ts';
import { useText } from './language.tsx';
import { secondFactor as ro } from './ro/second-factor.ts';

export const useSecondFactorText = () => useText({ ro, en });
