/** The words of the guided connection. */
import { connect as en } from './en/connect.ts';
import { useWords } from './language.tsx';
import { connect as ro } from './ro/connect.ts';

export const useConnectWords = () => useWords({ ro, en });
