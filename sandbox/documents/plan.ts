/** Decides, before a figure is made, what sort of document a kind and a seed give. */
import type { InvoiceFacts, InvoiceKind, Quirk } from './facts.ts';
import type { DecimalStyle } from './money.ts';
import type { Random } from './random.ts';

/** `outside`: a seller who is no VAT payer. `mixed`: standard with exempt and reverse-charge lines between. */
export type Regime =
  | 'domestic'
  | 'mixed'
  | 'reverse'
  | 'exempt'
  | 'zero'
  | 'outside'
  | 'intra_community'
  | 'export';

export interface Plan {
  kind: InvoiceKind;
  root: InvoiceFacts['root'];
  typeCode: string;
  regime: Regime;
  currency: 'RON' | 'EUR' | 'USD' | 'HUF';
  /** Turns a whole document into its storno. */
  sign: 1n | -1n;
  lineCount: number;
  decimals: DecimalStyle;
  quirks: ReadonlySet<Quirk>;
}

export function planDocument(kind: InvoiceKind, random: Random, quirks: ReadonlySet<Quirk>): Plan {
  const root = kind === 'cii' ? 'CrossIndustryInvoice' : kind === 'credit_note' ? 'CreditNote' : 'Invoice';
  return {
    kind,
    root,
    typeCode: typeCodeOf(kind, random),
    regime: regimeOf(kind, random, quirks),
    currency: kind === 'foreign_currency' ? random.pick(['EUR', 'EUR', 'EUR', 'USD', 'HUF'] as const) : 'RON',
    sign: kind === 'storno' ? -1n : 1n,
    lineCount: quirks.has('many_lines') ? random.int(150, 400) : lineCountOf(random),
    decimals: decimalsOf(random, quirks),
    quirks,
  };
}

function typeCodeOf(kind: InvoiceKind, random: Random): string {
  if (kind === 'credit_note') return '381';
  if (kind === 'self_billing') return '389';
  if (kind === 'storno') return random.chance(0.15) ? '384' : '380';
  if (kind === 'cii') return random.pick(['380', '380', '380', '381', '384', '751']);
  if (kind === 'invoice' && random.chance(0.04)) return random.pick(['384', '751']);
  return '380';
}

function regimeOf(kind: InvoiceKind, random: Random, quirks: ReadonlySet<Quirk>): Regime {
  if (kind === 'non_vat_seller' || quirks.has('outside_scope_zero_rate')) return 'outside';
  if (quirks.has('rate_only_on_subtotal')) return random.pick(['zero', 'exempt'] as const);
  if (quirks.has('prefix_1a')) return 'export';
  if (quirks.has('negative_vat')) return 'domestic';
  if (kind === 'foreign_currency')
    return random.pick(['domestic', 'domestic', 'intra_community', 'export'] as const);
  const dice = random.int(1, 100);
  if (dice <= 80) return 'domestic';
  if (dice <= 90) return 'mixed';
  if (dice <= 94) return 'reverse';
  if (dice <= 98) return 'exempt';
  return 'zero';
}

function lineCountOf(random: Random): number {
  if (random.chance(0.3)) return 1;
  return random.chance(0.9) ? random.int(2, 9) : random.int(10, 40);
}

function decimalsOf(random: Random, quirks: ReadonlySet<Quirk>): DecimalStyle {
  // As real programs write them: 168.0 (a double printed), 19, 10.000.
  if (quirks.has('loose_decimals'))
    return {
      amount: random.pick([1, 0]),
      quantity: random.pick([3, 4, 1]),
      price: random.pick([1, 6]),
      rate: random.pick([1, 4]),
    };
  return {
    amount: 2,
    quantity: random.pick([0, 0, 2, 3]),
    price: random.pick([2, 2, 4]),
    rate: random.pick([2, 2, 0]),
  };
}
