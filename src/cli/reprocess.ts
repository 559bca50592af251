/** `reprocess`: reads stored ZIPs again and updates the catalogue. */
import { reprocess as reprocessStored } from '../integrity/reprocess.ts';
import { chooseArchive } from './choose-archive.ts';
import type { Command } from './command.ts';
import { countProgress } from './count-progress.ts';
import { exitCodes } from './exit-code.ts';

export const reprocess: Command = {
  name: 'reprocess',
  usage: '[--company CIF] [--unreadable] [--org O]',
  options: { company: { kind: 'text' }, unreadable: { kind: 'flag' }, org: { kind: 'text' } },
  positionals: { least: 0, most: 0 },
  async run(context, given) {
    const say = context.texts.archive.reprocess;
    const { app, part } = await chooseArchive(context, given);
    const which = { ...part, unreadable: given.options.unreadable === true };
    const progress = countProgress(process.stderr);
    const so = await reprocessStored(
      app,
      which,
      ({ zips }) => progress.show(say.progress(zips)),
      context.signal,
    ).finally(progress.end);
    return {
      exitCode: so.damaged > 0 ? exitCodes.partly : exitCodes.done,
      json: so,
      lines: [
        say.ended(so.zips, so.changed, so.restored),
        ...(so.unreadable > 0 ? [say.unreadable(so.unreadable)] : []),
        ...(so.damaged > 0 ? [say.damaged(so.damaged)] : []),
      ],
    };
  },
};
