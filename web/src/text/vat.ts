/** The text of TVA. */
import { vat as en } from './en/vat.ts';
import { useText } from './language.tsx';
import { vat as ro } from './ro/vat.ts';

export type VatText = typeof ro;

export const useVatText = () => useText({ ro, en });
