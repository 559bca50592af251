/** The words of the connections to ANAF. */
import { connections as en } from './en/connections.ts';
import { useWords } from './language.tsx';
import { connections as ro } from './ro/connections.ts';

export const useConnectionsWords = () => useWords({ ro, en });
