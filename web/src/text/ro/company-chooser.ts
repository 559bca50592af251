/** The choice of companies. */
import { formatCount } from '../../format/numbers.ts';

export const companyChooser = {
  all: 'Toate, și cele adăugate mai târziu',
  allOwn: 'Toate cele la care aveți acces, și cele primite mai târziu',
  some: 'Doar cele alese',
  add: 'Adăugați o companie',
  addHelp: 'Căutați una, sau lipiți o listă de CIF-uri ori un tabel.',
  notFound: (n: number, codes: string) =>
    `${formatCount(n, ['rând fără companie', 'rânduri fără companie'], 'ro')}: ${codes}`,
  chosen: 'Companii alese',
  count: (n: number) => formatCount(n, ['companie aleasă', 'companii alese'], 'ro'),
  none: 'Nicio companie aleasă.',
  gone: 'companie eliminată',
  remove: (name: string) => `Scoate ${name}`,
};
