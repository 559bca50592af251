/** The text of passkeys. */
import { passkeys as en } from './en/passkeys.ts';
import { useText } from './language.tsx';
import { passkeys as ro } from './ro/passkeys.ts';

export const usePasskeysText = () => useText({ ro, en });
