/** The text of Reconciliere. */
import { reconciliation as en } from './en/reconciliation.ts';
import { useText } from './language.tsx';
import { reconciliation as ro } from './ro/reconciliation.ts';

export const useReconciliationText = () => useText({ ro, en });
