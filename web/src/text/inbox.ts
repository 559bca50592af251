/** The text of the inbox, in the reader's language. */
import { inbox as en } from './en/inbox.ts';
import { useText } from './language.tsx';
import { inbox as ro } from './ro/inbox.ts';

export const useInboxText = () => useText({ ro, en });
