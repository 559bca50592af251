/** A search that names several things at once: an invoice's number, its partner, an amount. Pure. */

export interface SplitSearch {
  number?: string;
  partner?: string;
  /** A decimal string, with a point. */
  amount?: string;
}

/**
 * The first word with a digit is a number, an amount with cents is an amount, the other words are the partner.
 * @returns undefined where the text is one thing only, and no amount
 */
export function splitSearch(text: string): SplitSearch | undefined {
  const words = text.trim().split(/\s+/);
  const amounts = words.map(readAmount);
  const amountAt = amounts.findIndex((amount) => amount !== undefined);
  const numberAt = words.findIndex((word, i) => i !== amountAt && /\d/.test(word));
  const partner = words.filter((_, i) => i !== amountAt && i !== numberAt).join(' ');
  const split: SplitSearch = {
    ...(numberAt >= 0 && { number: words[numberAt]! }),
    ...(partner !== '' && { partner }),
    ...(amountAt >= 0 && { amount: amounts[amountAt]! }),
  };
  return amountAt >= 0 || Object.keys(split).length > 1 ? split : undefined;
}

/** `1.190,00`, `1,190.00` and `1190.5`; a whole number is rather the number of an invoice. */
function readAmount(word: string): string | undefined {
  const found = /^(\d{1,3}(?:[.,]\d{3})*|\d{1,12})[.,](\d{1,2})$/.exec(word);
  return found ? `${found[1]!.replace(/[.,]/g, '')}.${found[2]}` : undefined;
}
