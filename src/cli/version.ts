/** `version`, also as `--version`: which program this is, and on what it runs. */
import { version as programVersion } from '../integrity/version.ts';
import type { Command } from './command.ts';
import { exitCodes } from './exit-code.ts';

export const version: Command = {
  name: 'version',
  usage: '',
  options: {},
  positionals: { least: 0, most: 0 },
  async run() {
    const node = process.versions.node;
    return {
      exitCode: exitCodes.done,
      json: { version: programVersion, node },
      lines: [`efactura-sync ${programVersion} (Node.js ${node})`],
    };
  },
};
