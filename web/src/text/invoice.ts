/** The text of the page of one invoice. */
import { invoice as en } from './en/invoice.ts';
import { useText } from './language.tsx';
import { invoice as ro } from './ro/invoice.ts';

export const useInvoiceText = () => useText({ ro, en });
