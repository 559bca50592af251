/** The words of Reconciliere. */
import { reconciliation as en } from './en/reconciliation.ts';
import { useWords } from './language.tsx';
import { reconciliation as ro } from './ro/reconciliation.ts';

export const useReconciliationWords = () => useWords({ ro, en });
