/** What surrounds the figures: number, dates, notes, references, delivery, payment. */
import type { Company } from './companies.ts';
import { companyOf, inventCif } from './companies.ts';
import { addDays, firstOfMonth } from './dates.ts';
import type { Dressing } from './dressing.ts';
import type { PaymentFacts } from './facts.ts';
import type { Plan } from './plan.ts';
import type { Random } from './random.ts';

const CIUS_RO = 'urn:cen.eu:en16931:2017#compliant#urn:efactura.mfinante.ro:CIUS-RO';
const NOTES = [
  'Vă mulțumim!',
  '#AAI#Factura circulă fără semnătură și ștampilă, cf. art. 319 alin. (29) Cod fiscal',
  '#PMT#Penalități 0,1% / zi de întârziere',
  'Delegat: ridicare de la sediu; auto B 00 XXX',
  '#REG#Capital social vărsat 200 lei',
  'Aviz de însoțire nr. 1182 & 1183',
  'Prima linie\nA doua linie',
  'TVA la încasare',
  'Curs BNR din ziua emiterii',
];

export function inventNumber(plan: Plan, issuedOn: string, random: Random): string {
  const year = issuedOn.slice(0, 4);
  if (plan.quirks.has('number_with_spaces'))
    return random.pick([
      `ETTX/${year} /${random.digits(6)}`,
      `FCT  ${random.digits(4)} / A`,
      `RX/${random.digits(6)} B`,
    ]);
  const digits = random.digits(random.int(3, 7));
  if (plan.kind === 'self_billing') return `AF-${digits}`;
  return random.pick([
    `F${year}-${digits}`,
    `EXMP${digits}`,
    `FACT ${digits}`,
    `SER/${digits}`,
    digits,
    `${digits}/${year}`,
  ]);
}

export function surroundings(plan: Plan, issuedOn: string, seller: Company, random: Random) {
  const { quirks } = plan;
  const period = random.chance(0.15);
  const represented = plan.regime === 'domestic' && random.chance(0.01) ? companyOf(inventCif(random)) : null;
  const payee = random.chance(0.02) ? companyOf(inventCif(random)) : null;
  const abroad = plan.regime === 'intra_community' || plan.regime === 'export';
  const paymentMeans = paymentOf(payee ?? seller, random);
  // A credit note has its due date inside the payment means, so none without them.
  const dateable = plan.root !== 'CreditNote' || paymentMeans.length > 0;
  const facts = {
    dueOn:
      dateable && random.chance(0.85) ? addDays(issuedOn, random.pick([0, 5, 10, 15, 30, 30, 45, 60])) : null,
    payeeName: payee?.name ?? null,
    taxRepresentativeName: represented?.name ?? null,
    notes: notesOf(plan, random),
    periodFrom: period ? firstOfMonth(issuedOn) : null,
    periodTo: period ? issuedOn : null,
    deliveredOn: abroad || random.chance(0.2) ? addDays(issuedOn, -random.int(0, 4)) : null,
    buyerReference: random.chance(0.08) ? `Centru cost ${random.int(1, 40)}` : null,
    orderReference: random.chance(0.2) ? `PO-${random.digits(5)}` : null,
    contractReference: random.chance(0.12)
      ? `${random.int(1, 400)}/${random.int(1, 28)}.0${random.int(1, 9)}.${issuedOn.slice(0, 4)}`
      : null,
    projectReference: random.chance(0.03) ? `PRJ ${random.digits(3)}` : null,
    precedingInvoices: precedingOf(plan, issuedOn, random),
    paymentMeans,
    paymentTerms: random.chance(0.1) ? 'Plata la termen, prin virament' : null,
  };
  const dressing = {
    customizationId: `${CIUS_RO}:${quirks.has('old_customization') ? '1.0.0' : '1.0.1'}`,
    issueDateText: quirks.has('issue_date_with_zone')
      ? `${issuedOn}${random.pick(['+03:00', '+02:00', 'Z'])}`
      : issuedOn,
    taxPointDate: random.chance(0.04) ? issuedOn : null,
    periodCode: period && random.chance(0.2) ? random.pick(['3', '35', '432']) : null,
    payeeLegalId: payee?.cif ?? null,
    taxRepresentativeVatId: represented === null ? null : `RO${represented.cif}`,
    deliveryCountry: plan.regime === 'intra_community' ? 'HU' : plan.regime === 'export' ? 'MD' : null,
    bank: random.chance(0.4) ? seller.bank : null,
    ronTotalFirst: random.chance(0.3),
    blank: quirks.has('empty_elements') ? ('' as const) : null,
  } satisfies Partial<Dressing>;
  return { facts, dressing };
}

function notesOf(plan: Plan, random: Random): string[] {
  const notes: string[] = [];
  if (plan.kind === 'self_billing') notes.push('Autofactură emisă de beneficiar în numele furnizorului');
  if (plan.kind === 'storno') notes.push('Storno factură');
  while (random.chance(0.35) && notes.length < 6) notes.push(random.pick(NOTES));
  return notes;
}

function precedingOf(
  plan: Plan,
  issuedOn: string,
  random: Random,
): { number: string; issuedOn: string | null }[] {
  const needed =
    plan.sign < 0n || plan.root === 'CreditNote' || plan.typeCode === '384' || plan.typeCode === '381';
  if (!needed) return [];
  const one = () => ({
    number: `EXMP${random.digits(5)}`,
    issuedOn: random.chance(0.8) ? addDays(issuedOn, -random.int(1, 90)) : null,
  });
  return random.chance(0.1) ? [one(), one()] : [one()];
}

function paymentOf(payee: Company, random: Random): PaymentFacts[] {
  const code = random.pick(['30', '30', '31', '42', '42', '10', '48', '58', 'ZZZ', '1']);
  const transfer = code === '30' || code === '31' || code === '42' || code === '58';
  if (random.chance(0.08)) return [];
  const first = {
    code,
    iban: transfer ? payee.iban : null,
    reference: random.chance(0.15) ? random.digits(8) : null,
  };
  // A firm with accounts at two banks repeats the block.
  if (transfer && random.chance(0.15)) return [first, { ...first, iban: companyOf(`${payee.cif}2`).iban }];
  return [first];
}
