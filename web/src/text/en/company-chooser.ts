/** The choice of companies. */
import { formatCount } from '../../format/numbers.ts';
import type { companyChooser as ro } from '../ro/company-chooser.ts';

export const companyChooser: typeof ro = {
  all: 'All, including those added later',
  allOwn: 'All that you have access to, including those given later',
  some: 'Only those chosen',
  add: 'Add a company',
  addHelp: 'Search for one, or paste a list of tax IDs or a table.',
  notFound: (n, codes) =>
    `${formatCount(n, ['line without a company', 'lines without a company'], 'en')}: ${codes}`,
  chosen: 'Chosen companies',
  count: (n) => formatCount(n, ['company chosen', 'companies chosen'], 'en'),
  none: 'No company chosen.',
  gone: 'removed company',
  remove: (name) => `Remove ${name}`,
};
