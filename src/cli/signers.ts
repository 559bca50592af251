/** `signers`: the signers of received documents; `signers trust` and `distrust`: the operator's decision on one. */
import { decideSignerAsOperator } from '../actions/invoices/decide-signer.ts';
import { maskPersonalCodes } from '../core/cif.ts';
import { Problem } from '../core/errors.ts';
import type { Signer, SignerDecision } from '../db/invoices/signer.ts';
import { listEverySigner } from '../db/invoices/signer-list.ts';
import type { CliTexts } from '../text/cli/cli-texts.ts';
import { type Command, CommandError, type CommandName } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { usageError } from './parse-command.ts';

export const signers: Command = {
  name: 'signers',
  usage: '',
  options: {},
  positionals: { least: 0, most: 0 },
  async run({ texts, openApp }) {
    const app = await openApp();
    const found = await listEverySigner(app.db);
    return {
      exitCode: exitCodes.done,
      json: { signers: found.map((signer) => shown(signer)) },
      lines: found.length === 0 ? [texts.signers.none] : found.flatMap((signer) => linesOf(signer, texts)),
    };
  },
};

export const signersTrust = decision('signers trust', 'trusted');
export const signersDistrust = decision('signers distrust', 'distrusted');

function decision(name: CommandName, word: SignerDecision): Command {
  return {
    name,
    usage: 'SHA256',
    options: {},
    positionals: { least: 1, most: 1 },
    async run({ texts, openApp }, given) {
      // As openssl and browsers write it.
      const sha256 = given.positionals[0]!.replace(/[:\s]/g, '').toLowerCase();
      if (!/^[0-9a-f]{64}$/.test(sha256)) throw usageError(texts.signers.fingerprint);
      const app = await openApp();
      const invoices = await decideSignerAsOperator(app, { sha256, decision: word }).catch((error) => {
        if (!(error instanceof Problem) || error.code !== 'not_found') throw error;
        throw new CommandError(exitCodes.failed, error.code, texts.signers.unknown);
      });
      return {
        exitCode: exitCodes.done,
        json: { sha256, decision: word, invoices },
        lines: [texts.signers[word](invoices)],
      };
    },
  };
}

function shown(signer: Signer & { documents: number }) {
  const { sha256, serial, trusted, vouchedBy, decision: decided, documents, pem } = signer;
  const [name, subject, issuer] = [signer.name, signer.subject, signer.issuer].map(maskPersonalCodes);
  const { validFrom, validTo, firstSeenAt } = signer;
  const facts = { sha256, name, subject, issuer, serial, validFrom, validTo };
  return { ...facts, trusted, vouchedBy, decision: decided, firstSeenAt, documents, pem };
}

function linesOf(signer: Signer & { documents: number }, { signers: say }: CliTexts): string[] {
  const day = (at: Date) => at.toISOString().slice(0, 10);
  const standing = signer.decision ?? signer.vouchedBy ?? 'undecided';
  return [
    maskPersonalCodes(signer.name),
    `  ${signer.sha256}`,
    `  ${say.issuer(maskPersonalCodes(signer.issuer))}`,
    `  ${say.valid(day(signer.validFrom), day(signer.validTo))}`,
    `  ${say.standing[standing]}; ${say.documents(signer.documents)}`,
    '',
  ];
}
