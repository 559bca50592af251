/** `take-over`: the operator says that the installation which a restored one came from is gone. Opens the database alone. */
import { readConfig } from '../config/config.ts';
import { endHold } from '../db/installation/hold.ts';
import { migrate } from '../db/migrate.ts';
import type { Command } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { openDatabaseAlone } from './open-database.ts';

export const takeOver: Command = {
  name: 'take-over',
  usage: '',
  options: {},
  positionals: { least: 0, most: 0 },
  async run({ texts: { backup: texts }, env }) {
    await using opened = new AsyncDisposableStack();
    const db = await openDatabaseAlone(readConfig(env), opened);
    await migrate(db);
    const tookOver = await endHold(db);
    return {
      exitCode: exitCodes.done,
      json: { tookOver },
      lines: [tookOver ? texts.tookOver : texts.notHeld],
    };
  },
};
