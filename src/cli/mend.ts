/** `mend`: originals that are missing or damaged are fetched from ANAF again. */
import { type MendedOf, mendArchive } from '../actions/archive/mend-archive.ts';
import { maskCif } from '../core/cif.ts';
import { chooseArchive } from './choose-archive.ts';
import type { Command } from './command.ts';
import { exitCodes } from './exit-code.ts';

export const mend: Command = {
  name: 'mend',
  usage: '[--company CIF] [--org O]',
  options: { company: { kind: 'text' }, org: { kind: 'text' } },
  positionals: { least: 0, most: 0 },
  async run(context, given) {
    const texts = context.texts.archive.mend;
    const { app, part } = await chooseArchive(context, given);
    const all: MendedOf[] = [];
    for await (const one of mendArchive(app, part, context.signal)) {
      all.push(one);
      context.say(`${maskCif(one.cif)}  ${one.path}\n  ${texts.outcomes[one.outcome](one.detail ?? '')}`);
    }
    const mended = all.filter(({ outcome }) => outcome === 'mended').length;
    const left = all.length - mended;
    return {
      exitCode: left === 0 ? exitCodes.done : mended > 0 ? exitCodes.partly : exitCodes.failed,
      json: { mended, left, files: all.map((one) => ({ ...one, cif: maskCif(one.cif) })) },
      lines: [all.length === 0 ? texts.none : texts.ended(mended, left)],
    };
  },
};
