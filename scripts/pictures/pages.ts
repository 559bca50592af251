/** Which pages there are pictures of, and what is done on each before. */
import type { Page } from 'playwright-core';
import { paths } from '../../web/src/app/paths.ts';

export interface PictureOf {
  name: string;
  path: string;
  /** What is there when the page has what it is about. */
  shows: string;
  prepare?: (page: Page) => Promise<void>;
}

export const pages: PictureOf[] = [
  { name: 'sign-in', path: paths.home, shows: 'input[type=password]' },
  { name: 'home', path: paths.home, shows: '[role=grid] [data-id]' },
  { name: 'live', path: paths.live, shows: '[role=grid] [data-id]' },
  { name: 'add-companies', path: paths.addCompanies, shows: 'textarea' },
  { name: 'start', path: paths.start, shows: 'main h1' },
];
