/** The choice of companies. */
import { formatCount } from '../../format/numbers.ts';

export const companyChooser = {
  all: 'Toate, și cele adăugate mai târziu',
  some: 'Doar cele alese',
  add: 'Adăugați o companie',
  chosen: 'Companii alese',
  count: (n: number) => formatCount(n, ['companie aleasă', 'companii alese'], 'ro'),
  none: 'Nicio companie aleasă.',
  gone: 'companie eliminată',
  remove: (name: string) => `Scoate ${name}`,
};
