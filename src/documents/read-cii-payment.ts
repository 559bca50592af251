/** BG-16 in a CII document: one reference and one mandate for the whole, an account for each means. */

import type { PaymentMeans } from '../core/invoice.ts';
import { most } from './term-numbers.ts';
import type { Terms } from './terms.ts';
import { childOf, childrenOf, textOf, type XmlNode } from './xml.ts';

export function readCiiMeans(settlement: XmlNode | undefined, terms: Terms): PaymentMeans[] {
  const all = childrenOf(settlement, 'SpecifiedTradeSettlementPaymentMeans');
  const reference = terms.text('BT-83', textOf(settlement, 'PaymentReference'));
  const mandate = terms.text(
    'BT-89',
    textOf(settlement, 'SpecifiedTradePaymentTerms', 'DirectDebitMandateID'),
  );
  return terms.list('BG-16', all, most.paymentMeans, (means, i) =>
    readMeans(means, i, { reference, mandate }, terms),
  );
}

function readMeans(
  means: XmlNode,
  at: number,
  whole: Pick<PaymentMeans, 'reference' | 'mandate'>,
  terms: Terms,
): PaymentMeans {
  const account = childOf(means, 'PayeePartyCreditorFinancialAccount');
  const card = childOf(means, 'ApplicableTradeSettlementFinancialCard');
  return {
    code: terms.text('BT-81', textOf(means, 'TypeCode'), at),
    text: terms.text('BT-82', textOf(means, 'Information'), at),
    account: terms.text('BT-84', textOf(account, 'IBANID') ?? textOf(account, 'ProprietaryID'), at),
    accountName: terms.text('BT-85', textOf(account, 'AccountName'), at),
    bic: terms.text('BT-86', textOf(means, 'PayeeSpecifiedCreditorFinancialInstitution', 'BICID'), at),
    card: terms.text('BT-87', textOf(card, 'ID'), at),
    cardHolder: terms.text('BT-88', textOf(card, 'CardholderName'), at),
    debitedAccount: terms.text('BT-91', textOf(means, 'PayerPartyDebtorFinancialAccount', 'IBANID'), at),
    ...whole,
  };
}
