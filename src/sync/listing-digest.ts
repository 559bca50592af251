/** The rows of a listing as one hash. Pure. */
import { createHash } from 'node:crypto';
import type { ListedMessage } from '../core/message.ts';

/**
 * Equal for equal rows, in whatever order. Null when a row has no ANAF id: which message of the ledger it is depends on
 * the other rows then.
 */
export function digestOf(rows: ListedMessage[]): string | null {
  if (rows.some(({ messageId }) => messageId === null)) return null;
  const lines = rows.map((row) =>
    JSON.stringify([
      row.messageId,
      row.uploadIndex,
      row.kind,
      row.rawKind,
      row.detail,
      row.createdAtRaw,
      row.rowCif,
    ]),
  );
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}
