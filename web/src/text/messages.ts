/** The words of Mesaje SPV. */
import { messages as en } from './en/messages.ts';
import { useWords } from './language.tsx';
import { messages as ro } from './ro/messages.ts';

export const useMessagesWords = () => useWords({ ro, en });
