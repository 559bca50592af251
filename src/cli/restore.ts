/** `restore`: brings a backup back into an empty installation and verifies what it brought. Opens no app, which would begin a new installation. */
import { verifyArchive } from '../actions/archive/verify-archive.ts';
import { readConfig } from '../config/config.ts';
import { isWrong } from '../core/integrity.ts';
import { createLog } from '../core/log.ts';
import { isConnected } from '../db/installation/server-facts.ts';
import { openBackupStore } from '../integrity/backup/open-backup-store.ts';
import { listBackups, readBackupManifest } from '../integrity/backup/read-backup.ts';
import { RestoreRefused, restoreBackup } from '../integrity/backup/restore-backup.ts';
import { BackupRefused, openSealedStore } from '../integrity/backup/sealed-store.ts';
import { openArchiveToRestore } from '../integrity/bind-archive.ts';
import { queueNames } from '../jobs/queue.ts';
import { explainBackup } from './backup-errors.ts';
import { type Answer, type Command, CommandError, type Context, type Given, textOption } from './command.ts';
import { countProgress } from './count-progress.ts';
import { exitCodes } from './exit-code.ts';
import { openDatabaseAlone } from './open-database.ts';

export const restore: Command = {
  name: 'restore',
  usage: 'DIR [--backup NAME]',
  options: { backup: { kind: 'text' } },
  positionals: { least: 1, most: 1 },
  run: (context, given) =>
    bringBack(context, given).catch((error) => explainBackup(error, context.texts.backup)),
};

async function bringBack({ texts: { backup: texts }, env, signal }: Context, given: Given): Promise<Answer> {
  const config = readConfig(env);
  const store = await openBackupStore(given.positionals[0]!, { make: false, s3: config.s3 });
  const sealed = await openSealedStore(store, config.backup.secret);
  const name = textOption(given, 'backup') ?? (await listBackups(store)).at(-1);
  if (name === undefined) throw new BackupRefused('no_backup', store.place);
  const manifest = await readBackupManifest(sealed, name);
  const { environment } = config.anaf;
  if (manifest.environment !== environment)
    throw new CommandError(
      exitCodes.usage,
      'wrong_environment',
      texts.environment(manifest.environment, environment),
    );
  await using opened = new AsyncDisposableStack();
  const db = await openDatabaseAlone(config, opened);
  for (const process of Object.values(queueNames))
    if (await isConnected(db, process))
      throw new CommandError(exitCodes.failed, 'service_running', texts.running);
  const progress = countProgress(process.stderr);
  const restored = await restoreBackup(
    {
      db,
      log: createLog('warn', process.stderr),
      openArchive: async (id) => {
        const archive = await openArchiveToRestore(config.archive, id);
        if (!archive) throw new RestoreRefused('archive');
        return archive;
      },
    },
    sealed,
    {
      manifest,
      now: new Date(),
      signal,
      progress: (files, total) => progress.show(texts.restoring(files, total)),
    },
  ).finally(progress.end);
  let wrong = 0;
  const watch = {
    found: ({ kind }: Parameters<typeof isWrong>[0]) => {
      if (isWrong({ kind }) && kind !== 'orphan_file') wrong++;
    },
    sealed: () => {},
    shown: () => {},
  };
  const ctx = { db, archive: restored.archive, environment };
  const { companies, messages } = await verifyArchive(ctx, { organisationId: null }, watch, signal);
  const { missing, wrongHeads, files, others, statement } = restored;
  const sound = wrong === 0 && wrongHeads === 0 && statement?.sound !== false && missing.count === 0;
  return {
    exitCode: sound ? exitCodes.done : exitCodes.partly,
    json: {
      backup: name,
      takenAt: manifest.takenAt,
      ...{ companies: companies.length, messages, files, otherFiles: others },
      ...{ missing, wrongHeads, wrong, held: true },
      statement: statement ?? null,
    },
    lines: [
      texts.restored(name, new Date(manifest.takenAt), { companies: companies.length, messages, files }),
      wrongHeads === 0 ? texts.headsSame : texts.headsWrong(wrongHeads),
      ...(statement ? [statement.sound ? texts.statementHolds : texts.statementBroken] : []),
      texts.verified(wrong),
      ...(missing.count > 0 ? texts.missing(missing.count, missing.first) : []),
      '',
      ...texts.held,
    ],
  };
}
