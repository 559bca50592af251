/** The two small files that are no invoice: what ANAF found wrong with an upload, and what a buyer wrote to a seller. */
import { companyOf, inventCif } from './companies.ts';
import type { Element } from './element.ts';
import type { BuyerMessageFacts, ErrorFileFacts } from './facts.ts';
import type { Random } from './random.ts';

export interface HeaderFile<F> {
  facts: F;
  tree: Element;
  namespaces: { '': string };
}

type Named = { cif: string; name: string };

const MESSAGES = [
  'Factura nu corespunde comenzii, vă rugăm storno.',
  'mesaj de test, standard RASP',
  'Refuz la plată: cantitate greșită pe linia 2',
  'Preț diferit față de contract & anexa 1',
  'Prima linie\nși a doua linie',
  'Factură primită din eroare; CIF "greșit"',
];

export function errorFile(
  uploadIndex: string,
  given: Named | undefined,
  random: Random,
): HeaderFile<ErrorFileFacts> {
  const seller = given ?? namedCompany(random);
  const errors = random.chance(0.2)
    ? [
        `Factura a mai fost transmisa anterior cu index=${random.int(1, 9)}${random.digits(9)} si data incarcare=2026-0${random.int(1, 9)}-${random.int(10, 28)}`,
      ]
    : Array.from({ length: random.pick([1, 1, 2, 3, 7]) }, () => errorText(seller.cif, random));
  const tree: Element = {
    name: 'header',
    attributes: [
      ['Index_incarcare', uploadIndex],
      ['Cif_emitent', seller.cif],
    ],
    content: errors.map((text) => ({ name: 'Error', attributes: [['errorMessage', text]], content: '' })),
  };
  return {
    facts: { kind: 'error_file', root: 'header', uploadIndex, seller, errors },
    tree,
    namespaces: { '': 'mfp:anaf:dgti:efactura:mesajEroriFactuta:v1' },
  };
}

function errorText(cif: string, random: Random): string {
  return random.pick([
    `E: validari globale\n eroare regula: R6.1: CIF-ul vanzatorului nu figureaza in baza de date:${cif}`,
    'E: validari globale\n eroare regula: BR-CO-15: Valoarea totala a facturii cu TVA (BT-112) nu este corecta.\n Cauza: suma nu corespunde',
    'E: validari globale\n eroare regula: BR-RO-110: subdiviziunea tarii vanzatorului nu este din lista ISO 3166-2:RO',
    `E: linia ${random.int(1, 90)}\n eroare structura: cvc-complex-type.2.4.a: Invalid content was found starting with element 'cbc:Note'.`,
  ]);
}

export function buyerMessage(
  uploadIndex: string,
  seller: Named | undefined,
  buyer: Named | undefined,
  random: Random,
): HeaderFile<BuyerMessageFacts> {
  const message = random.pick(MESSAGES);
  return {
    facts: {
      kind: 'buyer_message',
      root: 'header',
      uploadIndex,
      seller: seller ?? namedCompany(random),
      buyer: buyer ?? namedCompany(random),
      message,
    },
    tree: {
      name: 'header',
      attributes: [
        ['index_incarcare', uploadIndex],
        ['message', message],
      ],
      content: '',
    },
    namespaces: { '': 'mfp:anaf:dgti:spv:reqMesaj:v1' },
  };
}

function namedCompany(random: Random): Named {
  const { cif, name } = companyOf(inventCif(random));
  return { cif, name };
}
