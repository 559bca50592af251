/** The words of signing in. */
import { signIn as en } from './en/sign-in.ts';
import { useWords } from './language.tsx';
import { signIn as ro } from './ro/sign-in.ts';

export const useSignInWords = () => useWords({ ro, en });
