/** The text of Facturi. */
import { invoices as en } from './en/invoices.ts';
import { useText } from './language.tsx';
import { invoices as ro } from './ro/invoices.ts';

export const useInvoicesText = () => useText({ ro, en });
