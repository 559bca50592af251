/** How a company identifies itself on an invoice: the many ways a CIF is written, and where. */
import { type Company, companyOf } from './companies.ts';
import type { PartyDressing } from './dressing.ts';
import type { PartyFacts, Quirk } from './facts.ts';
import type { Plan } from './plan.ts';
import type { Random } from './random.ts';

export interface Party {
  company: Company;
  facts: PartyFacts;
  dressing: PartyDressing;
}

export function sellerParty(given: { cif: string; name?: string }, plan: Plan, random: Random): Party {
  const company = companyOf(given.cif, given.name);
  const party = { cif: company.cif, name: company.name };
  const legalId = random.chance(0.75) ? company.tradeRegister : company.cif;
  const facts =
    plan.regime !== 'outside'
      ? { ...party, vatId: vatIdText(company.cif, plan.quirks), taxScheme: 'VAT', legalId }
      : random.chance(0.5)
        ? { ...party, vatId: company.cif, taxScheme: 'FC', legalId }
        : { ...party, vatId: null, taxScheme: null, legalId: company.cif };
  return { company, facts, dressing: dress(company, plan.quirks, random) };
}

export function buyerParty(given: { cif: string; name?: string }, plan: Plan, random: Random): Party {
  const company = companyOf(given.cif, given.name);
  const dressing = dress(company, plan.quirks, random);
  const party = { cif: company.cif, name: company.name };
  if (plan.kind === 'b2c_buyer') {
    const person = {
      ...dressing,
      legalForm: null,
      contact: null,
      email: random.chance(0.3) ? dressing.email : null,
    };
    return {
      company,
      facts: { ...party, vatId: null, taxScheme: null, legalId: company.cif },
      dressing: person,
    };
  }
  const abroad = foreignVatId(plan, random);
  if (abroad !== null) {
    // Registered in Romania too, so the CIF is given beside the foreign VAT number.
    return {
      company,
      facts: { ...party, vatId: abroad.vatId, taxScheme: 'VAT', legalId: company.cif },
      dressing: { ...dressing, ...abroad.address },
    };
  }
  if (company.vatPayer) {
    const legalId = random.chance(0.6) ? company.tradeRegister : random.chance(0.5) ? company.cif : null;
    return {
      company,
      facts: { ...party, vatId: vatIdText(company.cif, plan.quirks), taxScheme: 'VAT', legalId },
      dressing,
    };
  }
  if (random.chance(0.65))
    return {
      company,
      facts: { ...party, vatId: company.cif, taxScheme: '!VAT', legalId: company.tradeRegister },
      dressing,
    };
  return { company, facts: { ...party, vatId: null, taxScheme: null, legalId: company.cif }, dressing };
}

function vatIdText(cif: string, quirks: ReadonlySet<Quirk>): string {
  if (quirks.has('cif_lower_case')) return `ro${cif}`;
  if (quirks.has('cif_with_spaces')) return `RO ${cif.slice(0, 3)} ${cif.slice(3)}`;
  if (quirks.has('cif_without_ro')) return cif;
  return `RO${cif}`;
}

function foreignVatId(plan: Plan, random: Random): { vatId: string; address: Partial<PartyDressing> } | null {
  const address = (country: string, city: string) => ({
    country,
    city,
    county: null,
    additionalStreet: null,
  });
  // 1A is how Kosovo is written in VAT numbers; no list of countries has it.
  if (plan.quirks.has('prefix_1a'))
    return { vatId: `1A81${random.digits(7)}`, address: address('1A', 'Prishtinë') };
  if (plan.regime === 'intra_community')
    return { vatId: `HU9${random.digits(7)}`, address: address('HU', 'Győr') };
  if (plan.regime === 'export')
    return { vatId: `MD9${random.digits(12)}`, address: address('MD', 'Chișinău') };
  return null;
}

function dress(company: Company, quirks: ReadonlySet<Quirk>, random: Random): PartyDressing {
  const blank = quirks.has('empty_elements') ? '' : null;
  const malformed = quirks.has('malformed_contact');
  return {
    partyName: quirks.has('no_party_name') ? null : random.chance(0.85) ? company.name : null,
    legalForm: random.chance(0.3) ? `Capital social ${random.pick(['200', '1.000', '45.000'])} lei` : blank,
    identification: random.chance(0.15) ? random.digits(6) : null,
    street: company.street,
    additionalStreet: random.chance(0.08) ? 'Hala 2, etaj 1' : blank,
    city: company.city,
    postalZone: quirks.has('empty_elements') ? '' : random.chance(0.6) ? company.postalZone : null,
    county: company.county,
    country: 'RO',
    contact: random.chance(0.4) ? company.contact : blank,
    phone: malformed
      ? random.pick(['-', '0700 000 111 / 0700 000 222', 'tel.'])
      : random.chance(0.4)
        ? company.phone
        : blank,
    email: malformed
      ? `${company.email}; contabilitate_2+facturi@firma-${company.cif}.example`
      : random.chance(0.5)
        ? company.email
        : blank,
  };
}
