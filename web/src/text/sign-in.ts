/** The text of signing in. */
import { signIn as en } from './en/sign-in.ts';
import { useText } from './language.tsx';
import { signIn as ro } from './ro/sign-in.ts';

export const useSignInText = () => useText({ ro, en });
