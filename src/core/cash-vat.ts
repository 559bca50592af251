/** VAT that is due when the invoice is paid ("TVA la încasare"), as BT-8 says it. Pure. */

/** 432 by UNTDID 2005, 72 by UNTDID 2475, which CII uses. */
export function isCashVat(taxPointCode: string | null | undefined): boolean {
  return taxPointCode === '432' || taxPointCode === '72';
}
