/** Which pages there are pictures of, and what is done on each before. */
import type { Page } from 'playwright-core';
import { paths } from '../../web/src/app/paths.ts';

export interface PictureOf {
  name: string;
  path: string;
  prepare?: (page: Page) => Promise<void>;
}

export const pages: PictureOf[] = [
  { name: 'sign-in', path: paths.home },
  { name: 'home', path: paths.home },
  { name: 'live', path: paths.live },
  { name: 'add-companies', path: paths.addCompanies },
  { name: 'start', path: paths.start },
];
