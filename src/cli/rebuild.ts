/** `rebuild`: ledger, catalogue and chains from the archive's folder alone, for when the database and its backups are lost. */
import { verifyArchive } from '../actions/archive/verify-archive.ts';
import { readConfig } from '../config/config.ts';
import { isWrong } from '../core/integrity.ts';
import { isInUse } from '../db/archive/backup-tables.ts';
import { migrate } from '../db/migrate.ts';
import { openArchive, placeOf, readIdOf } from '../integrity/bind-archive.ts';
import { rebuildArchive } from '../integrity/rebuild/rebuild-archive.ts';
import { type Command, CommandError } from './command.ts';
import { countProgress } from './count-progress.ts';
import { exitCodes } from './exit-code.ts';
import { openDatabaseAlone } from './open-database.ts';

export const rebuild: Command = {
  name: 'rebuild',
  usage: '',
  options: {},
  positionals: { least: 0, most: 0 },
  async run({ texts: { backup: texts }, env, signal }) {
    const config = readConfig(env);
    const archiveId = await readIdOf(config.archive);
    if (archiveId === undefined)
      throw new CommandError(exitCodes.usage, 'no_archive', texts.noArchive(placeOf(config.archive)));
    await using opened = new AsyncDisposableStack();
    const db = await openDatabaseAlone(config, opened);
    await migrate(db);
    if (await isInUse(db))
      throw new CommandError(exitCodes.failed, 'database_not_empty', texts.notEmpty.database);
    const archive = await openArchive(config.archive, archiveId);
    const ctx = { db, archive, environment: config.anaf.environment, clock };
    const progress = countProgress(process.stderr);
    const rebuilt = await rebuildArchive(ctx, {
      archiveId,
      nameOf: texts.rebuiltName,
      plan: Object.keys(config.plans).includes('business') ? 'business' : Object.keys(config.plans)[0]!,
      signal,
      progress: (n) => progress.show(texts.progress(n)),
    }).finally(progress.end);
    let wrong = 0;
    const watch = {
      found: ({ kind }: Parameters<typeof isWrong>[0]) => {
        if (isWrong({ kind })) wrong++;
      },
      sealed: () => {},
      shown: () => {},
    };
    await verifyArchive(ctx, { organisationId: null }, watch, signal);
    const whole = wrong === 0 && rebuilt.broken.length === 0 && rebuilt.skipped.length === 0;
    return {
      exitCode: whole ? exitCodes.done : exitCodes.partly,
      json: { ...rebuilt, wrong },
      lines: [
        texts.rebuilt(rebuilt),
        ...rebuilt.broken.map(({ folder, seq }) => texts.brokenAt(folder, seq)),
        ...rebuilt.skipped.map(texts.skipped),
        texts.verified(wrong),
        '',
        ...texts.unknown,
      ],
    };
  },
};

const clock = { now: () => new Date(), sleep: async () => {} };
