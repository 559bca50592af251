/** What the SAGA export says to an accountant. In Romanian only: SAGA is a Romanian program. */

export const sagaText = {
  leftOutFile: 'NEINCLUSE.csv',
  remarksFile: 'OBSERVATII.csv',
  columns: {
    number: 'Număr',
    uploadIndex: 'Index încărcare',
    id: 'ID factură',
    file: 'Fișier',
    reason: 'Motiv',
    remark: 'Observații',
  },
  reasons: {
    number: 'lipsește numărul facturii',
    issuedOn: 'lipsește data emiterii',
    currency: 'lipsește moneda',
    lines: 'factura nu are linii',
    rates: 'o linie are o cotă de TVA care nu există în defalcarea TVA a facturii',
    bases: 'liniile, reducerile și costurile nu dau baza de TVA din factură',
    mixed_reverse_charge:
      'factura are și linii cu taxare inversă, și linii fără; SAGA primește taxarea inversă numai pe întreaga factură',
  },
  sumDiffers: (what: 'BT-109' | 'BT-110', written: string, expected: string) =>
    `${sums[what]} din linii ar fi ${written}, iar factura are ${expected}`,
  sumUnknown: (what: 'BT-109' | 'BT-110') => `factura nu spune ${sums[what]}`,
  remarks: {
    numberCut: (number: string) =>
      `numărul are peste 16 caractere și a fost scurtat; în factură este ${number}`,
    negativeCreditNote: 'notă de creditare (381) scrisă cu minus: sumele au rămas cu minus',
  },
  adjustmentsLine: (number: string) => `Reduceri și costuri suplimentare, factura ${number}`,
  roundingLine: 'Rotunjire',
  spvNote: (uploadIndex: string) => `e-Factura, index de încărcare ${uploadIndex}`,
  wholeNumber: (number: string) => `număr întreg ${number}`,
};

const sums = { 'BT-109': 'totalul fără TVA', 'BT-110': 'totalul TVA' };
