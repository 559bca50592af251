/** The text of Mesaje SPV. */
import { messages as en } from './en/messages.ts';
import { useText } from './language.tsx';
import { messages as ro } from './ro/messages.ts';

export const useMessagesText = () => useText({ ro, en });
