/** Chooses what is odd about a document: at least one thing for the kind `quirky`, now and then a way of writing for the others. */
import type { ContentQuirk, InvoiceKind, Quirk, SerialQuirk } from './facts.ts';
import type { Random } from './random.ts';

const CONTENT: readonly ContentQuirk[] = [
  'empty_elements',
  'malformed_contact',
  'negative_vat',
  'tax_currency_same',
  'outside_scope_zero_rate',
  'rate_only_on_subtotal',
  'prefix_1a',
  'number_with_spaces',
  'issue_date_with_zone',
  'loose_decimals',
  'cif_lower_case',
  'cif_with_spaces',
  'cif_without_ro',
  'no_party_name',
  'cedilla',
  'negative_price',
  'totals_off_by_one',
  'many_lines',
  'old_customization',
];
const SERIAL: readonly SerialQuirk[] = [
  'bom',
  'crlf',
  'prefix_ns2',
  'prefix_ns4',
  'prefix_redeclared',
  'no_declaration',
  'standalone',
  'iso_8859_2',
  'utf_16le',
  'cdata',
  'comments',
  'pseudo_schema_location',
  'relative_schema_location',
  'char_refs',
];
/** What half of the 85 files of one archive had, so any document may have it. */
const COMMON: readonly ContentQuirk[] = [
  'tax_currency_same',
  'empty_elements',
  'malformed_contact',
  'loose_decimals',
  'number_with_spaces',
];
/** Ways of writing that every reader must take in its stride. The others of SERIAL are rare, and left to the kind `quirky`. */
const USUAL: readonly SerialQuirk[] = [
  'bom',
  'crlf',
  'crlf',
  'prefix_ns2',
  'prefix_ns4',
  'no_declaration',
  'standalone',
  'standalone',
  'cdata',
  'comments',
  'relative_schema_location',
  'char_refs',
];
/** Choices of the same thing: of each row only the leftmost one that was chosen is kept. */
const EXCLUSIVE: readonly (readonly Quirk[])[] = [
  ['iso_8859_2', 'utf_16le', 'bom'],
  ['prefix_ns2', 'prefix_ns4', 'prefix_redeclared'],
  ['outside_scope_zero_rate', 'rate_only_on_subtotal', 'prefix_1a', 'negative_vat'],
  ['negative_price', 'negative_vat'],
  ['cif_lower_case', 'cif_with_spaces', 'cif_without_ro'],
  ['negative_vat', 'many_lines'],
];

export function chooseQuirks(kind: InvoiceKind, random: Random): Set<Quirk> {
  const chosen = new Set<Quirk>();
  if (kind === 'quirky') {
    chosen.add(random.chance(0.65) ? random.pick(CONTENT) : random.pick(SERIAL));
    while (random.chance(0.55)) chosen.add(random.chance(0.5) ? random.pick(CONTENT) : random.pick(SERIAL));
  } else {
    if (random.chance(0.25)) chosen.add(random.pick(COMMON));
    if (random.chance(0.3)) chosen.add(random.pick(USUAL));
  }
  if (kind === 'storno' && random.chance(0.1)) chosen.add('negative_price');
  if (kind === 'foreign_currency') chosen.delete('tax_currency_same');
  // That code page has the letters with a cedilla only.
  if (chosen.has('iso_8859_2')) chosen.add('cedilla');
  for (const row of EXCLUSIVE) {
    const met = row.filter((quirk) => chosen.has(quirk));
    for (const extra of met.slice(1)) chosen.delete(extra);
  }
  return chosen;
}
