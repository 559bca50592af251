/** The words of the page of one invoice. */
import { invoice as en } from './en/invoice.ts';
import { useWords } from './language.tsx';
import { invoice as ro } from './ro/invoice.ts';

export const useInvoiceWords = () => useWords({ ro, en });
