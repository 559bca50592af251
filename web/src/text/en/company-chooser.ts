/** The choice of companies. */
import { formatCount } from '../../format/numbers.ts';
import type { companyChooser as ro } from '../ro/company-chooser.ts';

export const companyChooser: typeof ro = {
  all: 'All, including those added later',
  some: 'Only those chosen',
  add: 'Add a company',
  chosen: 'Chosen companies',
  count: (n) => formatCount(n, ['company chosen', 'companies chosen'], 'en'),
  none: 'No company chosen.',
  gone: 'removed company',
  remove: (name) => `Remove ${name}`,
};
