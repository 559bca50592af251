/** A heading's spelling evened out, so that `Nr. facturii (RON)` and `NR FACTURII` are one. Pure. */
import { type Cell, readText } from './read-values.ts';

/** Words of lower-case letters and digits with single spaces between them; abbreviations without their points. */
export function foldHeading(cell: Cell): string {
  return (typeof cell === 'string' ? (readText(cell) ?? '') : '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\b(t\.v\.a|c\.u\.i|c\.i\.f|c\.f|n\.r)\b\.?/g, (short) => short.replaceAll('.', ''))
    .replace(/\(?\b(lei|ron)\b\)?/g, ' ')
    .replace(/\bcodfiscal\b/g, 'cod fiscal')
    .replace(/\b(nr|numar|data)(doc|document|fact|factura)\b/g, '$1 $2')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
