/** Certificates of completeness, in English. */
import { formatCount } from '../../format/numbers.ts';
import type { statements as ro } from '../ro/statements.ts';

const chains = (n: number) => formatCount(n, ['chain', 'chains'], 'en');

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
  check: {
    label: 'Check an older certificate or fingerprint',
    help: 'Paste the signed JSON, or a fingerprint of 64 characters, that was handed out earlier: it shows whether today’s archive continues the earlier one.',
    go: 'Check',
    file: 'Choose the file',
    empty: 'Paste a signed JSON or a fingerprint',
    sound: (n) => `Today’s archive continues the earlier one: ${chains(n)}.`,
    wrong: (n) =>
      n === 0
        ? 'The document was not signed by this installation.'
        : `Today’s archive does not continue the earlier one: ${chains(n)}.`,
    nowhere: 'This fingerprint is not in any of today’s chains.',
    number: (seq) => `no. ${seq}`,
    signature: {
      ours: 'Signed with the key of this installation.',
      retired: 'Signed with an older key of this installation.',
      stranger: 'Signed with a key that this installation does not know.',
      broken: 'The signature does not fit the content.',
    },
    verdict: {
      continues: 'today’s archive continues it',
      rolled_back: 'today’s chain is shorter: the database is older than the document',
      different: 'today’s chain has another fingerprint: it was built again',
      unknown_company: 'the company is not in this archive',
    },
  },
  verifier: 'Verifier page',
  verifierHelp: 'works without the network as well; it is also in every monthly pack.',
};
