/** The first steps in order, and whether they were postponed. */
import { readSetting, writeSetting } from '../../app/local-setting.ts';

/** Code, account, connection, companies, first sync. */
export const stepCount = 5;

/** Acasă is then shown although it is empty. */
export function isBegun(): boolean {
  return readSetting('start') === 'later';
}

export function goOnLater(): void {
  writeSetting('start', 'later');
}
