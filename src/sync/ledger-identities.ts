/** How many messages of the ledger a walk through the pages has met: what ANAF's own total must equal. Pure. */
import { type ListedMessage, ledgerKey } from '../core/message.ts';

/**
 * A row without id may be a message that another page shows with its id, and the ledger takes it for that: it counts
 * only where no page has its like with an id, or where they stand side by side and are two.
 */
export function createIdentities() {
  const ids = new Set<string>();
  const aliasesOfIds = new Set<string>();
  const withoutId = new Set<string>();
  const besideTwin = new Set<string>();
  return {
    addPage(rows: ListedMessage[]): void {
      const here = new Set<string>();
      for (const row of rows)
        if (row.messageId !== null) {
          ids.add(row.messageId);
          here.add(aliasOf(row));
        }
      for (const row of rows)
        if (row.messageId === null) (here.has(aliasOf(row)) ? besideTwin : withoutId).add(aliasOf(row));
      for (const alias of here) aliasesOfIds.add(alias);
    },
    count(): number {
      const alone = [...withoutId].filter((alias) => !aliasesOfIds.has(alias) && !besideTwin.has(alias));
      return ids.size + besideTwin.size + alone.length;
    },
  };
}

const aliasOf = (row: ListedMessage) => ledgerKey({ ...row, messageId: null });
