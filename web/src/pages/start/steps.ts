/** The first steps in their order, and whether somebody said that he goes on without them. */
import { readSetting, writeSetting } from '../../app/local-setting.ts';

/** Code, account, connection, companies, first sync. */
export const stepCount = 5;

/** Home is then shown, empty as it is. */
export function isBegun(): boolean {
  return readSetting('start') === 'later';
}

export function goOnLater(): void {
  writeSetting('start', 'later');
}
