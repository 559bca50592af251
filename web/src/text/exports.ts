/** The text of Exporturi. */
import { exports as en } from './en/exports.ts';
import { useText } from './language.tsx';
import { exports as ro } from './ro/exports.ts';

export type ExportsText = typeof ro;

export const useExportsText = () => useText({ ro, en });
