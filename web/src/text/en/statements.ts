/** Certificates of completeness, in English. */
import type { statements as ro } from '../ro/statements.ts';

export const statements: typeof ro = {
  title: 'Certificates of completeness',
  lead: 'A signed document of one page: what ANAF listed in a month, what is archived and what is not. Anyone can check it without access to this service.',
  company: 'Company',
  chooseCompany: 'Choose a company',
  month: 'Month',
  make: 'Issue the certificate',
  none: 'No certificates issued yet.',
  complete: 'Complete',
  incomplete: 'Not complete',
  madeAt: 'issued',
  pdf: (language) => `PDF ${language}`,
  json: 'Signed JSON',
  download: (what, company, period) => `${what}: ${company}, ${period}`,
  key: 'Fingerprint of the signing key',
  keyHelp: 'Publish it where your readers trust it: it tells your certificates from those of someone else.',
  verifier: 'Verifier page',
  verifierHelp: 'works without the network as well; it is also in every monthly pack.',
};
