/** The text of the connections to ANAF. */
import { connections as en } from './en/connections.ts';
import { useText } from './language.tsx';
import { connections as ro } from './ro/connections.ts';

export const useConnectionsText = () => useText({ ro, en });
