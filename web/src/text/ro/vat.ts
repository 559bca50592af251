/** TVA: sumele lunii, documentele de verificat, decontul alături. */

import type { VatDate, VatDoubt, VatTypeGroup } from '../../api/vat.ts';
import { formatCount } from '../../format/numbers.ts';

const documents = (n: number) => formatCount(n, ['document', 'documente'], 'ro');

export const vat = {
  lead: 'Sume în lei, din documentele arhivate. De confirmat cu un profesionist înainte de a intra într-un decont.',
  company: 'Compania',
  chooseCompany: 'Alegeți compania',
  chooseFirst: 'Alegeți o companie ca să vedeți TVA-ul lunii',
  month: 'Luna',
  by: 'După',
  dates: {
    issued: 'data emiterii',
    delivered: 'data livrării',
    available: 'ziua din SPV',
  } satisfies Record<VatDate, string>,
  xlsx: 'XLSX',
  direction: { sent: 'Vânzări', received: 'Achiziții' },
  columns: {
    rate: 'Cotă',
    category: 'Categorie',
    documents: 'Documente',
    count: 'Număr',
    net: 'Bază (lei)',
    vat: 'TVA (lei)',
  },
  total: 'Total',
  typeGroup: {
    invoice: 'facturi',
    storno: 'storno',
    credit_note: 'note de creditare',
    self_billed: 'autofacturi',
  } satisfies Record<VatTypeGroup, string>,
  category: {
    S: 'cotă de TVA',
    AE: 'taxare inversă',
    E: 'scutit',
    Z: 'cotă zero',
    K: 'intracomunitar',
    G: 'export',
    O: 'în afara TVA',
  } as Record<string, string>,
  withoutRate: (n: number) => `${documents(n)} în valută fără curs: neînsumate`,
  none: 'Niciun document în această lună',
  doubts: (n: number) => `De verificat: ${documents(n)}`,
  excluded: (n: number) => `Din ele, în nicio sumă: ${documents(n)}.`,
  noDoubts: (n: number) =>
    n === 1
      ? 'Singurul document este în sume, cum spune el.'
      : `Toate cele ${documents(n)} sunt în sume, fiecare cum spune documentul.`,
  doubtful: 'Documente de verificat',
  doubt: {
    unread: 'documentul nu a putut fi citit; nu este în sume',
    unproven: 'originalul nu este confirmat; nu este în sume',
    copy: 'aceeași factură a venit și în alt mesaj; se numără o dată',
    no_breakdown: 'fără tabelul TVA pe cote; nu este în sume',
    without_rate: 'în valută, fără TVA în lei; nu este în sume',
    sums_differ: 'tabelul TVA nu dă totalurile facturii; sumele au tabelul',
    net_from_vat: 'în valută: baza în lei este calculată din TVA-ul în lei',
    cash_vat: 'TVA la încasare: exigibilă la plată',
  } satisfies Record<VatDoubt, string>,
  number: 'Număr',
  partner: 'Partener',
  issuedOn: 'Emisă la',
  why: 'De ce',
  compare: {
    title: 'Decontul alături (e-TVA)',
    help: 'Lipiți rândurile din D300 sau din decontul precompletat P300: denumirea, baza și TVA-ul, sau încărcați un fișier text ori CSV. Nu păstrăm nimic.',
    text: 'Rândurile decontului',
    example: 'Livrări taxabile cu cota 21%  100.000  21.000',
    file: 'Încarcă un fișier',
    percent: 'Prag, %',
    lei: 'Prag, lei',
    threshold:
      'Pragul legal: cel puțin 20% și cel puțin 5.000 lei, cumulativ (OUG 70/2024, art. 5, în forma de la 1 septembrie 2025). ANAF îl poate schimba prin ordin; procentul îl calculăm din suma declarată.',
    go: 'Compară',
    line: 'Rândul',
    declared: 'Declarat',
    documents: 'Din documente',
    difference: 'Diferența',
    verdict: 'Pragul',
    above: 'peste prag',
    below: 'sub prag',
    equal: 'la fel',
    withoutTax: 'scutite sau neimpozabile',
    grouped: {
      received: (categories: string) =>
        `Achiziții: decontul are un singur rând pentru cele scutite sau neimpozabile, de aceea am adunat categoriile ${categories}.`,
      sent: (categories: string) =>
        `Vânzări: categoria de pe factură nu spune dacă este cu drept de deducere, fără, sau cu locul în afara României; am adunat aceste rânduri ale decontului și categoriile ${categories}.`,
    },
    noLine: 'fără rând în decont',
    unread: (n: number) => `Rânduri necomparate (${n}): totaluri, regularizări sau nerecunoscute`,
    show: 'Documentele',
    hide: 'Ascunde',
    none: 'Niciun document',
    onBase: 'bază',
    onVat: 'TVA',
    excluded: (n: number) =>
      `${documents(n)} ${n === 1 ? 'nu este' : 'nu sunt'} în nicio sumă: o diferență poate veni de acolo.`,
    of: (line: string) => `${line}: documentele`,
  },
};
