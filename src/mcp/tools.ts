/** Every tool that an assistant gets. They read, ask for a sync or make a statement; none changes anything at ANAF or in the archive. */
import { companies, completeness } from './company-tools.ts';
import { findInvoices, invoiceText, whatArrived } from './invoice-tools.ts';
import { explainMessage, whatIsMissing } from './message-tools.ts';
import { completenessStatements } from './statement-tools.ts';
import { budget, runState, syncStatus, tasks, triggerSyncTool } from './sync-tools.ts';
import type { Tool } from './tool.ts';

export const tools: readonly Tool[] = [
  whatIsMissing,
  whatArrived,
  findInvoices,
  invoiceText,
  explainMessage,
  companies,
  completeness,
  completenessStatements,
  tasks,
  syncStatus,
  triggerSyncTool,
  runState,
  budget,
];
