/** The parties of a UBL document. */
import type { PartyDressing } from './dressing.ts';
import { type Element, leaf, node, nodeUnlessEmpty } from './element.ts';
import type { PartyFacts } from './facts.ts';

export function party(facts: PartyFacts, dressing: PartyDressing): Element {
  return node(
    'cac:Party',
    nodeUnlessEmpty('cac:PartyIdentification', leaf('cbc:ID', dressing.identification)),
    nodeUnlessEmpty('cac:PartyName', leaf('cbc:Name', dressing.partyName)),
    address(dressing),
    facts.vatId === null ? null : taxScheme(facts.vatId, facts.taxScheme ?? 'VAT'),
    node(
      'cac:PartyLegalEntity',
      leaf('cbc:RegistrationName', facts.name),
      leaf('cbc:CompanyID', facts.legalId),
      leaf('cbc:CompanyLegalForm', dressing.legalForm),
    ),
    nodeUnlessEmpty(
      'cac:Contact',
      leaf('cbc:Name', dressing.contact),
      leaf('cbc:Telephone', dressing.phone),
      leaf('cbc:ElectronicMail', dressing.email),
    ),
  );
}

function address(dressing: PartyDressing): Element {
  return node(
    'cac:PostalAddress',
    leaf('cbc:StreetName', dressing.street),
    leaf('cbc:AdditionalStreetName', dressing.additionalStreet),
    leaf('cbc:CityName', dressing.city),
    leaf('cbc:PostalZone', dressing.postalZone),
    leaf('cbc:CountrySubentity', dressing.county),
    node('cac:Country', leaf('cbc:IdentificationCode', dressing.country)),
  );
}

const taxScheme = (id: string, scheme: string): Element =>
  node('cac:PartyTaxScheme', leaf('cbc:CompanyID', id), node('cac:TaxScheme', leaf('cbc:ID', scheme)));

export function payeeParty(name: string | null, legalId: string | null): Element | null {
  if (name === null) return null;
  return node(
    'cac:PayeeParty',
    node('cac:PartyName', leaf('cbc:Name', name)),
    nodeUnlessEmpty('cac:PartyLegalEntity', leaf('cbc:CompanyID', legalId)),
  );
}

export function taxRepresentative(name: string | null, vatId: string | null): Element | null {
  if (name === null) return null;
  return node(
    'cac:TaxRepresentativeParty',
    node('cac:PartyName', leaf('cbc:Name', name)),
    node(
      'cac:PostalAddress',
      leaf('cbc:CityName', 'SECTOR3'),
      leaf('cbc:CountrySubentity', 'RO-B'),
      node('cac:Country', leaf('cbc:IdentificationCode', 'RO')),
    ),
    vatId === null ? null : taxScheme(vatId, 'VAT'),
  );
}
