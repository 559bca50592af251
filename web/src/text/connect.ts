/** The text of the guided connection. */
import { connect as en } from './en/connect.ts';
import { useText } from './language.tsx';
import { connect as ro } from './ro/connect.ts';

export const useConnectText = () => useText({ ro, en });
