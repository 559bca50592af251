/** What a remark says: an accountant's words, beside the rule that they stand for. Pure. */
import type { Remark, RemarkCode } from '../../core/remark.ts';
import type { Words } from '../../core/task.ts';

export interface SaidRemark {
  code: RemarkCode;
  term: string;
  written: string | null;
  expected: string | null;
  text: Words;
}

export function sayRemark(remark: Remark): SaidRemark {
  const { code, term, written } = remark;
  const expected = 'expected' in remark ? remark.expected : null;
  return { code, term, written, expected, text: words[code] };
}

const absent = (ro: string, en: string): Words => ({ ro: `Lipsește ${ro}.`, en: `${en} is missing.` });

const tooLong = (most: number): Words => ({
  ro: `Textul are peste ${most} de caractere, cât permite CIUS-RO.`,
  en: `The text is longer than the ${most} characters that CIUS-RO allows.`,
});

/** The same in all categories: what is taxed is what the lines, allowances and charges come to. */
const categoryBase: Words = {
  ro: 'Baza de calcul a categoriei de TVA nu este suma liniilor, deducerilor și taxelor suplimentare din acea categorie.',
  en: 'The taxable amount of the VAT category is not the sum of its lines, allowances and charges.',
};

const words = {
  not_a_number: { ro: 'Ce este scris nu este un număr.', en: 'What is written is no number.' },
  not_a_date: { ro: 'Ce este scris nu este o dată.', en: 'What is written is no date.' },
  not_base64: {
    ro: 'Fișierul atașat nu este codificat base64 și nu poate fi extras.',
    en: 'The embedded file is no base64 and cannot be taken out.',
  },
  other_currency: {
    ro: 'Totalul TVA este scris numai în altă monedă decât cea a facturii.',
    en: "The total VAT is given only in another currency than the invoice's.",
  },
  too_long: {
    ro: 'Textul este neobișnuit de lung și este afișat scurtat; originalul îl are întreg.',
    en: 'The text is unusually long and is shown shortened; the original has all of it.',
  },
  too_many: {
    ro: 'Sunt neobișnuit de multe și sunt afișate numai primele; originalul le are pe toate.',
    en: 'There are unusually many, and only the first are shown; the original has all of them.',
  },
  'BR-02': absent('numărul facturii', 'The invoice number'),
  'BR-03': absent('data emiterii', 'The issue date'),
  'BR-04': absent('codul tipului facturii', 'The invoice type code'),
  'BR-05': absent('moneda facturii', 'The currency'),
  'BR-06': absent('numele vânzătorului', "The seller's name"),
  'BR-07': absent('numele cumpărătorului', "The buyer's name"),
  'BR-12': absent('suma valorilor nete ale liniilor', 'The sum of the line net amounts'),
  'BR-13': absent('totalul fără TVA', 'The total without VAT'),
  'BR-14': absent('totalul cu TVA', 'The total with VAT'),
  'BR-15': absent('suma de plată', 'The amount due'),
  'BR-16': { ro: 'Factura nu are nicio linie.', en: 'The invoice has no line.' },
  'BR-22': absent('cantitatea de pe linie', "The line's quantity"),
  'BR-24': absent('valoarea netă a liniei', "The line's net amount"),
  'BR-25': absent('numele articolului', "The item's name"),
  'BR-26': absent('prețul net al articolului', "The item's net price"),
  'BR-53': absent('totalul TVA în moneda de contabilizare', 'The total VAT in the accounting currency'),
  'BR-CO-04': absent('categoria de TVA a liniei', "The line's VAT category"),
  'BR-CO-10': {
    ro: 'Suma valorilor nete ale liniilor nu este cea scrisă.',
    en: 'The line net amounts come to another sum than is written.',
  },
  'BR-CO-11': {
    ro: 'Suma deducerilor la nivelul documentului nu este cea scrisă.',
    en: 'The allowances of the document come to another sum than is written.',
  },
  'BR-CO-12': {
    ro: 'Suma taxelor suplimentare la nivelul documentului nu este cea scrisă.',
    en: 'The charges of the document come to another sum than is written.',
  },
  'BR-CO-13': {
    ro: 'Totalul fără TVA nu este suma liniilor, minus deduceri, plus taxe suplimentare.',
    en: 'The total without VAT is not the lines, less allowances, plus charges.',
  },
  'BR-CO-14': {
    ro: 'Totalul TVA nu este suma TVA pe categorii.',
    en: 'The total VAT is not the sum of the VAT by category.',
  },
  'BR-CO-15': {
    ro: 'Totalul cu TVA nu este totalul fără TVA plus TVA.',
    en: 'The total with VAT is not the total without VAT plus the VAT.',
  },
  'BR-CO-16': {
    ro: 'Suma de plată nu este totalul cu TVA, minus suma plătită, plus rotunjirea.',
    en: 'The amount due is not the total with VAT, less what was paid, plus the rounding.',
  },
  'BR-CO-17': {
    ro: 'TVA a categoriei nu este baza de calcul înmulțită cu cota.',
    en: 'The VAT of the category is not its taxable amount times its rate.',
  },
  'BR-S-08': categoryBase,
  'BR-Z-08': categoryBase,
  'BR-E-08': categoryBase,
  'BR-AE-08': categoryBase,
  'BR-IC-08': categoryBase,
  'BR-G-08': categoryBase,
  'BR-O-08': categoryBase,
  'BR-AF-08': categoryBase,
  'BR-AG-08': categoryBase,
  line_net: {
    ro: 'Valoarea netă a liniei nu este cantitatea înmulțită cu prețul, minus deduceri, plus taxe suplimentare.',
    en: "The line's net amount is not quantity times price, less allowances, plus charges.",
  },
  'BR-RO-010': {
    ro: 'Numărul facturii nu conține nicio cifră.',
    en: 'The invoice number has no digit in it.',
  },
  'BR-RO-020': {
    ro: 'Codul tipului facturii nu este unul permis: 380, 384, 389, 751 pentru facturi, 381 pentru note de creditare.',
    en: 'The type code is none that is allowed: 380, 384, 389, 751 for invoices, 381 for credit notes.',
  },
  'BR-RO-030': {
    ro: 'Factura este în altă monedă decât leul, iar moneda de contabilizare a TVA nu este RON.',
    en: 'The invoice is in another currency than lei, and its VAT accounting currency is not RON.',
  },
  'BR-RO-080': absent('prima linie a adresei', 'The first line of the address'),
  'BR-RO-090': absent('localitatea din adresă', 'The city of the address'),
  'BR-RO-100': {
    ro: 'În București localitatea se scrie SECTOR1 până la SECTOR6.',
    en: 'In Bucharest the city is written SECTOR1 to SECTOR6.',
  },
  'BR-RO-110': {
    ro: 'Județul nu este un cod din lista ISO 3166-2:RO, cum este RO-CJ.',
    en: 'The county is no code of the list ISO 3166-2:RO, such as RO-CJ.',
  },
  'BR-RO-120': absent(
    'codul fiscal sau numărul de înregistrare al cumpărătorului',
    "The buyer's fiscal or registration number",
  ),
  'BR-RO-A020': { ro: 'Sunt mai mult de 20 de comentarii.', en: 'There are more than 20 notes.' },
  'BR-RO-A050': {
    ro: 'Sunt mai mult de 50 de documente însoțitoare.',
    en: 'There are more than 50 supporting documents.',
  },
  'BR-RO-A500': {
    ro: 'Sunt mai mult de 500 de facturi anterioare.',
    en: 'There are more than 500 preceding invoices.',
  },
  'BR-RO-L100': tooLong(100),
  'BR-RO-L150': tooLong(150),
  'BR-RO-L200': tooLong(200),
  'BR-RO-L300': tooLong(300),
  company_not_a_party: {
    ro: 'Firma la care ANAF a depus factura nu apare în document nici ca vânzător, nici ca cumpărător.',
    en: 'The company under which ANAF filed the invoice is neither its seller nor its buyer.',
  },
} satisfies Record<RemarkCode, Words>;
