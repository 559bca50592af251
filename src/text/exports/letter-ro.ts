/** The letter at the front of a monthly pack in Romanian, line by line. */

export interface LetterValues {
  month: string;
  /** Code and name. */
  company: string;
  madeAt: string;
  invoices: { received: number; sent: number; problems: number };
  withoutPdf: boolean;
  missing: number;
  monthCovered: boolean;
  completeFrom: string;
  completeUpTo: string;
  gaps: { from: string; to: string }[];
  counts: { listed: number; archived: number; expired: number; closed: number; pending: number };
  listingUnproven: boolean;
  /** `12 9f86…`: the number and the hash of the last archived message. */
  chainHead: string;
}

export function letterRo(v: LetterValues): string[] {
  const { invoices, counts } = v;
  return [
    `e-Factura: pachetul lunii ${v.month}`,
    `Compania: ${v.company}`,
    `Creat la ${v.madeAt} (ora României)`,
    '',
    'Conținut: facturile care au devenit disponibile în SPV în luna pachetului, după ora României. Cele importate dintr-un',
    'dosar vechi, fără dată în SPV, sunt incluse după data emiterii.',
    `  primite: ${invoices.received}`,
    `  emise: ${invoices.sent}`,
    `  cu observații în index: ${invoices.problems}`,
    ...(v.withoutPdf ? ['  PDF-urile nu au putut fi create pe acest server.'] : []),
    '',
    `Lipsesc: mesaje ale lunii pe care ANAF le-a listat și care nu sunt în arhivă: ${v.missing}.`,
    v.missing > 0 ? 'Lista lor este în LIPSESC.csv.' : 'LIPSESC.csv nu are niciun rând.',
    '',
    'Cât de completă este arhiva companiei, la data pachetului:',
    v.monthCovered
      ? `  luna ${v.month} este acoperită în întregime`
      : `  luna ${v.month} NU este acoperită în întregime: pot lipsi facturi pe care ANAF nu le-a listat încă`,
    `  completă de la ${v.completeFrom} până la ${v.completeUpTo}`,
    ...v.gaps.map(({ from, to }) => `  neacoperit de nicio listare: ${from} – ${to}`),
    `  listate ${counts.listed} = arhivate ${counts.archived} + expirate ${counts.expired} + închise ${counts.closed} + în așteptare ${counts.pending}`,
    ...(v.listingUnproven ? ['  ultima listare nu corespunde cu totalul dat de ANAF'] : []),
    '',
    'Amprenta arhivei (lanțul SHA-256 al tuturor mesajelor arhivate ale companiei):',
    `  ${v.chainHead}`,
    'Păstrați acest rând în afara programului. Cât timp rândul cu acest număr din manifest are aceeași amprentă, iar',
    '`verify` nu găsește nereguli, nimic din ce era arhivat atunci nu s-a schimbat.',
    '',
    'Verificarea fișierelor: sha256sum -c SHA256SUMS',
  ];
}
