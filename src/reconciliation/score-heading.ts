/** How well a heading names a field, by the words that Romanian and English programs use. Pure: it sees no data. */

import type { JournalField as Field } from '../core/problem-reasons.ts';

export type { Field };
export const fields = [
  'number',
  'series',
  'date',
  'number_and_date',
  'cif',
  'total',
] as const satisfies Field[];

/** From this score on a heading needs no question. */
export const sureScore = 6;

/** @param heading folded. @returns 0: it does not name the field; 10: it can name nothing else */
export function scoreHeading(field: Field, heading: string): number {
  if (heading === '') return 0;
  return scorers[field](` ${heading} `);
}

const documentWords =
  / (factura|facturii|facturi|facturilor|fact|document|documentul|documentului|documente|documentelor|doc|invoice|bill) /;
const numberWords = / (nr|numar|numarul|no|number|num) /;
const dateWords = / (data|date|ziua) /;

/** Each gets the heading with a space on both sides, so that whole words can be looked for. */
const scorers: Record<Field, (heading: string) => number> = {
  number(h) {
    // A counter, a code, an order's number, a trade-register number or an amount is another column.
    if (
      / (crt|curent|ordine|comanda|order|contract|reg|registrul|cont|account|tva|vat|fiscal|cod|code|pos) /.test(
        h,
      )
    )
      return 0;
    if (dateWords.test(h)) return 0;
    if (/ seri(e|a) (si )?(nr|numar|numarul) /.test(h)) return 10;
    if (numberWords.test(h) && documentWords.test(h)) return 10;
    if (/^ (numar|numarul|number|invoice no) $/.test(h)) return 8;
    if (/^ (factura|invoice|document) $/.test(h)) return 6;
    if (/^ (nr|no) $/.test(h)) return 6;
    return 0;
  },

  series(h) {
    return /^ (serie|seria|series)( (factura|facturii|document|doc))? $/.test(h) ? 8 : 0;
  },

  date(h) {
    if (!dateWords.test(h) || numberWords.test(h)) return 0;
    if (
      / (scadenta|scadentei|scadent|due|plata|platii|payment|inregistrare|inregistrarii|livrare|livrarii|delivery|exigibilitate|exigibilitatii|operare|contabilizare|posting|incasare|incasarii|receptie) /.test(
        h,
      )
    )
      return 0;
    if (documentWords.test(h) || / (emiterii|emitere|issue|issued) /.test(h)) return 10;
    return /^ (data|date) $/.test(h) ? 8 : 0;
  },

  number_and_date(h) {
    if (!numberWords.test(h) || !dateWords.test(h)) return 0;
    return documentWords.test(h) ? 10 : 8;
  },

  cif(h) {
    if (/ (articol|articolului|produs|produsului|item|banca|cont) /.test(h)) return 0;
    if (
      / (cif|cui|cf|cod fiscal|cod tva|codul fiscal|fiscal code|vat id|vat number|vat no|vat code|tax id|tax number) /.test(
        h,
      ) ||
      /(^| )cod(ul)? (de )?(inregistrare|identificare|unic)/.test(h.trim()) ||
      / (vat|tva) .*(registration|inregistrare)| inregistrare .*tva /.test(h)
    )
      // Some programs print the company's own code in every row.
      return / (firma|firmei|companie|companiei|societate|societatii) /.test(h) ? 3 : 10;
    return /^ cod (partener|furnizor|client|tert) $/.test(h) ? 4 : 0;
  },

  total(h) {
    const isAmount = / (total|totala|totalul|valoare|valoarea|val|suma|amount|gross|brut|value) /.test(h);
    if (!isAmount) return 0;
    if (/ (cu|inclusiv|incl|inclus|including|with) (tva|vat) | tva inclus /.test(h)) return 10;
    if (/ gross( (total|amount))? $/.test(h)) return 10;
    if (
      / (tva|vat|baza|base|fara|without|excl|net|neta|cantitate|pret|achitat|platit|paid|rest|sold) /.test(h)
    )
      return 0;
    if (/ (valuta|currency) /.test(h)) return 3;
    if (/ total (factura|facturii|document|documentului|general|de plata|plata|invoice) /.test(h)) return 8;
    if (/^ (total|suma totala|valoare totala|valoarea totala|total amount|grand total) $/.test(h)) return 7;
    if (/^ (valoare|valoarea|suma) (factura|facturii|document|documentului) $/.test(h)) return 6;
    return /^ (valoare|valoarea|val|suma|amount|value) $/.test(h) ? 6 : 0;
  },
};
