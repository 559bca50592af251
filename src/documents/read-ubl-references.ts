/** What a UBL document points at: orders, contracts, earlier invoices, and the files that it carries. */

import type { InvoiceDetails } from '../core/invoice.ts';
import { readSupporting, type Supporting } from './supporting.ts';
import { most } from './term-numbers.ts';
import type { Terms } from './terms.ts';
import { attributeOf, childOf, childrenOf, textOf, type XmlNode } from './xml.ts';

type Syntax = 'ubl_invoice' | 'ubl_credit_note';

export function readUblReferences(
  root: XmlNode,
  syntax: Syntax,
  terms: Terms,
): Pick<InvoiceDetails, 'references' | 'precedingInvoices' | 'attachments'> {
  const additional = childrenOf(root, 'AdditionalDocumentReference');
  const order = childOf(root, 'OrderReference');
  const project =
    syntax === 'ubl_invoice'
      ? textOf(root, 'ProjectReference', 'ID')
      : textOf(additional.find((one) => typeOf(one) === '50') ?? childOf(root, 'ProjectReference'), 'ID');
  return {
    references: {
      buyer: terms.text('BT-10', textOf(root, 'BuyerReference')),
      project: terms.text('BT-11', project),
      contract: terms.text('BT-12', textOf(root, 'ContractDocumentReference', 'ID')),
      order: terms.text('BT-13', textOf(order, 'ID')),
      salesOrder: terms.text('BT-14', textOf(order, 'SalesOrderID')),
      receipt: terms.text('BT-15', textOf(root, 'ReceiptDocumentReference', 'ID')),
      despatch: terms.text('BT-16', textOf(root, 'DespatchDocumentReference', 'ID')),
      tender: terms.text('BT-17', textOf(root, 'OriginatorDocumentReference', 'ID')),
      invoicedObjects: terms.texts(
        'BT-18',
        additional.filter((one) => typeOf(one) === '130').map((one) => textOf(one, 'ID')),
        most.invoicedObjects,
      ),
      accounting: terms.text('BT-19', textOf(root, 'AccountingCost')),
    },
    precedingInvoices: terms.list(
      'BG-3',
      childrenOf(root, 'BillingReference').map((one) => childOf(one, 'InvoiceDocumentReference')),
      most.precedingInvoices,
      (one, i) => ({
        number: terms.text('BT-25', textOf(one, 'ID'), i),
        issuedOn: terms.date('BT-26', textOf(one, 'IssueDate'), i),
      }),
    ),
    attachments: readSupporting(ublSupporting(root, syntax), terms),
  };
}

/**
 * BG-24 in the document's order. Type 130 is the invoiced object, and in a credit note 50 is the project: references
 * alone, unless one has a file attached.
 */
export function ublSupporting(root: XmlNode, syntax: Syntax): Supporting[] {
  return childrenOf(root, 'AdditionalDocumentReference')
    .filter((one) => {
      const type = typeOf(one);
      const isReference = type === '130' || (type === '50' && syntax === 'ubl_credit_note');
      return !isReference || childOf(one, 'Attachment') !== undefined;
    })
    .map((one) => {
      const embedded = childOf(one, 'Attachment', 'EmbeddedDocumentBinaryObject');
      return {
        id: textOf(one, 'ID'),
        description: textOf(one, 'DocumentDescription'),
        uri: textOf(one, 'Attachment', 'ExternalReference', 'URI'),
        filename: attributeOf(embedded, 'filename'),
        mimeCode: attributeOf(embedded, 'mimeCode'),
        embedded,
      };
    });
}

function typeOf(reference: XmlNode): string | null {
  return textOf(reference, 'DocumentTypeCode');
}
