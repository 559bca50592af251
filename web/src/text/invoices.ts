/** The words of Facturi. */
import { invoices as en } from './en/invoices.ts';
import { useWords } from './language.tsx';
import { invoices as ro } from './ro/invoices.ts';

export const useInvoicesWords = () => useWords({ ro, en });
