/** `backup`: takes a backup of the whole installation, while the service runs or not. */

import { takeBackup } from '../integrity/backup/take-backup.ts';
import { version } from '../integrity/version.ts';
import { explainBackup } from './backup-errors.ts';
import { type Command, CommandError } from './command.ts';
import { countProgress } from './count-progress.ts';
import { exitCodes } from './exit-code.ts';

export const backup: Command = {
  name: 'backup',
  usage: '[DIR] [--accept]',
  options: { accept: { kind: 'flag' } },
  positionals: { least: 0, most: 1 },
  async run({ texts: { backup: texts }, openApp, signal }, given) {
    const { positionals } = given;
    const app = await openApp();
    const url = positionals[0] ?? app.config.backup.url;
    if (url === undefined) throw new CommandError(exitCodes.usage, 'usage', texts.nowhere);
    const progress = countProgress(process.stderr);
    const taken = await takeBackup(app, {
      ...{ ...app.config.backup, url, program: version, settings: app.config.given, signal },
      accept: given.options.accept === true,
      progress: (files) => progress.show(texts.progress(files)),
    })
      .finally(progress.end)
      .catch((error) => explainBackup(error, texts));
    const { name, place, manifest } = taken;
    const { files, faults, previous } = manifest;
    const broken = previous?.sound === false && !previous.accepted ? previous : undefined;
    const encrypted = app.config.backup.secret !== undefined;
    return {
      exitCode: faults.count > 0 || broken ? exitCodes.partly : exitCodes.done,
      json: {
        backup: name,
        place,
        encrypted,
        takenAt: manifest.takenAt,
        companies: manifest.heads.companies,
        messages: manifest.heads.messages,
        files,
        faults,
        previous: previous ?? null,
      },
      lines: [
        ...texts.done(name, place, files),
        encrypted ? texts.encrypted : texts.notEncrypted,
        ...(broken ? [texts.notContinued(broken.name, broken.broken)] : []),
        ...(faults.count > 0 ? texts.faults(faults.count, faults.first) : []),
      ],
    };
  },
};
