/** The text of a company's contact and of the instructions that are sent to it. */
import { contact as en } from './en/contact.ts';
import { useText } from './language.tsx';
import { contact as ro } from './ro/contact.ts';

export const useContactText = () => useText({ ro, en });
