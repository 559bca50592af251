/** What a CII document points at: orders, contracts, earlier invoices, and the files that it carries. */

import type { InvoiceDetails } from '../core/invoice.ts';
import { ciiDate } from './read-cii-date.ts';
import { readSupporting, type Supporting } from './supporting.ts';
import { most } from './term-numbers.ts';
import type { Terms } from './terms.ts';
import { attributeOf, childOf, childrenOf, textOf, type XmlNode } from './xml.ts';

export function readCiiReferences(
  transaction: XmlNode | undefined,
  terms: Terms,
): Pick<InvoiceDetails, 'references' | 'precedingInvoices' | 'attachments'> {
  const agreement = childOf(transaction, 'ApplicableHeaderTradeAgreement');
  const delivery = childOf(transaction, 'ApplicableHeaderTradeDelivery');
  const settlement = childOf(transaction, 'ApplicableHeaderTradeSettlement');
  const additional = childrenOf(agreement, 'AdditionalReferencedDocument');
  const account = textOf(settlement, 'ReceivableSpecifiedTradeAccountingAccount', 'ID');
  return {
    references: {
      buyer: terms.text('BT-10', textOf(agreement, 'BuyerReference')),
      project: terms.text('BT-11', textOf(agreement, 'SpecifiedProcuringProject', 'ID')),
      contract: terms.text('BT-12', idOf(childOf(agreement, 'ContractReferencedDocument'))),
      order: terms.text('BT-13', idOf(childOf(agreement, 'BuyerOrderReferencedDocument'))),
      salesOrder: terms.text('BT-14', idOf(childOf(agreement, 'SellerOrderReferencedDocument'))),
      receipt: terms.text('BT-15', idOf(childOf(delivery, 'ReceivingAdviceReferencedDocument'))),
      despatch: terms.text('BT-16', idOf(childOf(delivery, 'DespatchAdviceReferencedDocument'))),
      tender: terms.text('BT-17', idOf(additional.find((one) => typeOf(one) === '50'))),
      invoicedObjects: terms.texts(
        'BT-18',
        additional.filter((one) => typeOf(one) === '130').map(idOf),
        most.invoicedObjects,
      ),
      accounting: terms.text('BT-19', account),
    },
    precedingInvoices: terms.list(
      'BG-3',
      childrenOf(settlement, 'InvoiceReferencedDocument'),
      most.precedingInvoices,
      (one, i) => ({
        number: terms.text('BT-25', idOf(one), i),
        issuedOn: terms.date('BT-26', ciiDate(childOf(one, 'FormattedIssueDateTime')), i),
      }),
    ),
    attachments: readSupporting(ciiSupporting(transaction), terms),
  };
}

/** BG-24 in the document's order: type 130 is the invoiced object and 50 the tender, unless one has a file attached. */
export function ciiSupporting(transaction: XmlNode | undefined): Supporting[] {
  return childrenOf(childOf(transaction, 'ApplicableHeaderTradeAgreement'), 'AdditionalReferencedDocument')
    .map((one) => ({ node: one, embedded: childOf(one, 'AttachmentBinaryObject') }))
    .filter(({ node, embedded }) => !['130', '50'].includes(typeOf(node) ?? '') || embedded !== undefined)
    .map(({ node, embedded }) => ({
      id: idOf(node),
      description: textOf(node, 'Name'),
      uri: textOf(node, 'URIID'),
      filename: attributeOf(embedded, 'filename'),
      mimeCode: attributeOf(embedded, 'mimeCode'),
      embedded,
    }));
}

function idOf(reference: XmlNode | undefined): string | null {
  return textOf(reference, 'IssuerAssignedID');
}

function typeOf(reference: XmlNode): string | null {
  return textOf(reference, 'TypeCode');
}
