/** `signing-key`: the keys that sign statements, with their fingerprints; `signing-key rotate`: a new one, named by the one before it. */

import { publicKeyOf } from '../core/signed.ts';
import { listSigningKeys } from '../db/installation/signing-key.ts';
import { rotateSigningKey } from '../integrity/signing-keys.ts';
import type { Command } from './command.ts';
import { exitCodes } from './exit-code.ts';

export const signingKey: Command = {
  name: 'signing-key',
  usage: '',
  options: {},
  positionals: { least: 0, most: 0 },
  async run({ texts, openApp }) {
    const { db } = await openApp();
    const keys = (await listSigningKeys(db)).map((key) => ({
      ...key,
      publicKey: key.publicKey.toString('base64'),
      pem: publicKeyOf(key.publicKey).export({ type: 'spki', format: 'pem' }).toString(),
    }));
    return {
      exitCode: exitCodes.done,
      json: { keys },
      lines: keys.flatMap(({ id, createdAt, retiredAt, pem }) => [
        retiredAt ? texts.signingKey.retired(id, retiredAt) : texts.signingKey.current(id, createdAt),
        ...pem.trimEnd().split('\n'),
      ]),
    };
  },
};

export const signingKeyRotate: Command = {
  name: 'signing-key rotate',
  usage: '',
  options: {},
  positionals: { least: 0, most: 0 },
  async run({ texts, openApp }) {
    const app = await openApp();
    const succession = await rotateSigningKey(app, app.now());
    return {
      exitCode: exitCodes.done,
      json: { succession },
      lines: [texts.signingKey.rotated(succession.document.next)],
    };
  },
};
