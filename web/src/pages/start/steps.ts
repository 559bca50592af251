/** The first steps in their order, and whether somebody said that he goes on without them. */
import { keep, kept } from '../../app/kept.ts';

/** Code, account, connection, companies, first sync. */
export const stepCount = 5;

/** Home is then shown, empty as it is. */
export function isBegun(): boolean {
  return kept('start') === 'later';
}

export function goOnLater(): void {
  keep('start', 'later');
}
