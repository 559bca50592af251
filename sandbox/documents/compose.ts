/** Puts a whole draft together: exact figures first, then their texts. */
import { attach } from './attachments.ts';
import { inventCif, inventPersonalCode } from './companies.ts';
import type { Draft } from './dressing.ts';
import type { InvoiceFacts } from './facts.ts';
import { adjustmentFacts, dressLine, lineFacts, outsideRate } from './line-texts.ts';
import { exchangeRate, makeLines } from './lines.ts';
import { createFormat, divideRounded, type Format } from './money.ts';
import { buyerParty, type Party, sellerParty } from './parties.ts';
import type { Plan } from './plan.ts';
import type { Random } from './random.ts';
import { inventNumber, surroundings } from './surroundings.ts';
import { addUp, type Totals } from './totals.ts';
import { EXEMPTIONS } from './vat.ts';

export interface Given {
  issuedOn: string;
  seller?: { cif: string; name: string } | undefined;
  buyer?: { cif: string; name: string } | undefined;
}

export function compose(plan: Plan, given: Given, random: Random): Draft {
  const format = createFormat(plan.decimals);
  const seller = sellerParty(given.seller ?? { cif: inventCif(random) }, plan, random);
  const buyer = buyerParty(given.buyer ?? inventBuyer(plan, random), plan, random);
  const exchange = exchangeRate(plan.currency, random);
  const lines = makeLines(plan, given.issuedOn, exchange, random);
  const totals = addUp(plan, lines, random);
  const around = surroundings(plan, given.issuedOn, seller.company, random);
  const attached = attach(plan, random);
  const facts: InvoiceFacts = {
    kind: plan.kind,
    root: plan.root,
    number: inventNumber(plan, given.issuedOn, random),
    typeCode: plan.typeCode,
    issuedOn: given.issuedOn,
    currency: plan.currency,
    ...partyFields(seller, buyer),
    filedBy: plan.kind === 'self_billing' ? 'buyer' : 'seller',
    ...around.facts,
    ...totalFields(plan, totals, exchange, format),
    vatBreakdown: totals.groups.map((group) => ({
      category: group.category,
      rate: group.rate === null ? outsideRate(plan) : format.rate(group.rate),
      base: format.amount(group.base),
      vat: format.amount(group.vat),
      ...exemptionOf(group.category, random),
    })),
    adjustments: totals.adjustments.map((one) => ({
      ...adjustmentFacts(one, format),
      vatCategory: one.category,
      vatRate: one.rate === null ? outsideRate(plan) : format.rate(one.rate),
    })),
    lines: lines.map((line, index) => lineFacts(line, index, plan, format, random)),
    attachments: attached.facts,
    externalDocuments: attached.externalDocuments,
    invoicedObjects: attached.invoicedObjects,
    quirks: [...plan.quirks],
  };
  return {
    facts,
    dressing: {
      ...around.dressing,
      seller: seller.dressing,
      buyer: buyer.dressing,
      lines: lines.map((line) => dressLine(line, given.issuedOn, plan, format, random)),
      attachments: attached.dressing,
    },
  };
}

function inventBuyer(plan: Plan, random: Random): { cif: string; name?: string } {
  if (plan.kind !== 'b2c_buyer') return { cif: inventCif(random) };
  return {
    cif: inventPersonalCode(random),
    name: `${random.pick(['Cumpărător Închipuit', 'Client Persoană Fizică', 'Persoană Exemplu'])} ${random.int(1, 999)}`,
  };
}

const partyFields = (seller: Party, buyer: Party) => ({ seller: seller.facts, buyer: buyer.facts });

function totalFields(plan: Plan, totals: Totals, exchange: bigint, format: Format) {
  const optional = (value: bigint | null) => (value === null ? null : format.amount(value));
  const off = plan.quirks.has('totals_off_by_one') ? 1n : 0n;
  const taxCurrency = plan.currency !== 'RON' || plan.quirks.has('tax_currency_same') ? 'RON' : null;
  return {
    taxCurrency,
    lineTotal: format.amount(totals.lineTotal),
    allowanceTotal: optional(totals.allowanceTotal),
    chargeTotal: optional(totals.chargeTotal),
    net: format.amount(totals.net),
    vat: format.amount(totals.vat),
    gross: format.amount(totals.gross + off),
    prepaid: optional(totals.prepaid),
    rounding: optional(totals.rounding),
    payable: format.amount(totals.payable),
    vatInRon: taxCurrency === null ? null : format.amount(divideRounded(totals.vat * exchange, 10000n)),
    consistent: off === 0n,
  };
}

function exemptionOf(category: string, random: Random) {
  if (category === 'S' || category === 'Z') return { exemptionCode: null, exemption: null };
  const { code, texts } = EXEMPTIONS[category as keyof typeof EXEMPTIONS];
  const text = random.pick(texts);
  return { exemptionCode: random.chance(0.8) ? code : null, exemption: text };
}
