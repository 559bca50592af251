/** The parties of a CII document. */
import type { PartyDressing } from './dressing.ts';
import { type Element, leaf, node, nodeUnlessEmpty } from './element.ts';
import type { PartyFacts } from './facts.ts';

export function ciiParty(name: string, facts: PartyFacts, dressing: PartyDressing): Element {
  return node(
    name,
    leaf('ram:ID', dressing.identification),
    leaf('ram:Name', facts.name),
    nodeUnlessEmpty('ram:SpecifiedLegalOrganization', leaf('ram:ID', facts.legalId)),
    nodeUnlessEmpty(
      'ram:DefinedTradeContact',
      leaf('ram:DepartmentName', dressing.contact),
      nodeUnlessEmpty('ram:TelephoneUniversalCommunication', leaf('ram:CompleteNumber', dressing.phone)),
      nodeUnlessEmpty('ram:EmailURIUniversalCommunication', leaf('ram:URIID', dressing.email)),
    ),
    node(
      'ram:PostalTradeAddress',
      leaf('ram:PostcodeCode', dressing.postalZone),
      leaf('ram:LineOne', dressing.street),
      leaf('ram:LineTwo', dressing.additionalStreet),
      leaf('ram:CityName', dressing.city),
      leaf('ram:CountryID', dressing.country),
      leaf('ram:CountrySubDivisionName', dressing.county),
    ),
    // CII says VA for VAT; other schemes are written as they are in UBL.
    nodeUnlessEmpty(
      'ram:SpecifiedTaxRegistration',
      leaf('ram:ID', facts.vatId, ['schemeID', facts.taxScheme === 'VAT' ? 'VA' : (facts.taxScheme ?? 'FC')]),
    ),
  );
}

export function ciiPayee(name: string | null, legalId: string | null): Element | null {
  if (name === null) return null;
  return node(
    'ram:PayeeTradeParty',
    leaf('ram:Name', name),
    nodeUnlessEmpty('ram:SpecifiedLegalOrganization', leaf('ram:ID', legalId)),
  );
}

export function ciiRepresentative(name: string | null, vatId: string | null): Element | null {
  if (name === null) return null;
  return node(
    'ram:SellerTaxRepresentativeTradeParty',
    leaf('ram:Name', name),
    node('ram:PostalTradeAddress', leaf('ram:CityName', 'SECTOR3'), leaf('ram:CountryID', 'RO')),
    nodeUnlessEmpty('ram:SpecifiedTaxRegistration', leaf('ram:ID', vatId, ['schemeID', 'VA'])),
  );
}
