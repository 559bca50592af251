/** Which invoices an older reader has read, or an older check of seals has looked at, as the index of these alone has it. */
import { readerVersion, sealVersion } from '../../core/reader-version.ts';

/** @param table with its dot, where there are several. No parameters: a plan that does not know them cannot use the index. */
export function olderReading(table = ''): string {
  return `${table}reader_version < ${readerVersion} or ${table}seal_version < ${sealVersion}`;
}
