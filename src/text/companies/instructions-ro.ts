/** The message to a company whose right in the SPV is missing: which right, for which certificate, and how it is given. Romanian: its reader is the company. */

export interface InstructionValues {
  /** Null when it is not known. */
  contact: string | null;
  company: string;
  cif: string;
  /** Since when ANAF refuses; null while it does not. */
  since: string | null;
  /** Serial numbers of the certificates that should read the company. */
  serials: string[];
  organisation: string;
}

export function instructionsRo(v: InstructionValues): { subject: string; text: string } {
  const many = v.serials.length > 1;
  const lines = [
    v.contact === null ? 'Bună ziua,' : `Bună ziua, ${v.contact},`,
    '',
    v.since === null
      ? `Pentru a descărca facturile electronice ale firmei ${v.company} (CIF ${v.cif}) avem nevoie de drept de acces în SPV, serviciul RO e-Factura.`
      : `Din ${v.since}, ANAF refuză accesul nostru la facturile electronice ale firmei ${v.company} (CIF ${v.cif}): dreptul în SPV pentru serviciul RO e-Factura lipsește sau a expirat.`,
    '',
    'Vă rugăm să ne acordați dreptul:',
    '1. Reprezentantul legal sau administratorul SPV al firmei se autentifică în SPV, pe anaf.ro, cu certificatul digital.',
    `2. Completează, semnează și depune formularul 270, prin care ne împuternicește pentru serviciul RO e-Factura pe CIF ${v.cif}.`,
    ...(v.serials.length === 0
      ? ['3. Datele certificatului nostru digital vi le comunicăm la cerere.']
      : [
          `3. ${many ? 'Certificatele noastre digitale au seriile' : 'Certificatul nostru digital are seria'}: ${v.serials.join('; ')}.`,
        ]),
    '4. Ne anunțați după depunere. Verificăm zilnic accesul și, când ANAF îl confirmă, preluăm din nou toate mesajele.',
    '',
    'ANAF păstrează mesajele 60 de zile; ce expiră până atunci nu mai poate fi descărcat.',
    'Pentru întrebări despre formular: administratorul SPV al firmei sau asistența ANAF.',
    '',
    'Vă mulțumim,',
    v.organisation,
  ];
  return { subject: `Drept de acces în SPV pentru ${v.company} (CIF ${v.cif})`, text: lines.join('\n') };
}
