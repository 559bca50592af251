/** `connect`: shows ANAF's address, takes the address at which the browser ended, and exchanges its code at once. */
import { createInterface } from 'node:readline';
import { finishConnectByPaste } from '../actions/connections/finish-connect.ts';
import { startConnect } from '../actions/connections/start-connect.ts';
import { Problem } from '../core/errors.ts';
import type { AnafConnection } from '../db/connections/anaf-connection.ts';
import { chooseOrganisation, operatorOf } from './choose-organisation.ts';
import { type Command, CommandError, type Context, textOption } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { type Lines, nextLine } from './read-input.ts';
import { instant } from './shown.ts';

export const connect: Command = {
  name: 'connect',
  usage: '[--org O]',
  options: { org: { kind: 'text' } },
  positionals: { least: 0, most: 0 },
  async run(context, given) {
    const { texts, openApp, say, note } = context;
    const app = await openApp();
    const actor = operatorOf(await chooseOrganisation(app.db, textOption(given, 'org'), texts));
    const begun = await startConnect(app, actor);
    note(texts.connect.open);
    say(begun.authorizeUrl);
    note(texts.connect.paste);
    note(`  ${app.config.anaf.redirectUri}?code=…`);
    note(texts.connect.hurry);
    const connection = await takePasted(context, begun.expiresAt, (url) =>
      finishConnectByPaste(app, actor, { url }),
    );
    note(texts.connect.next);
    const { id, serial, accessExpiresAt: expiresAt, isValid } = connection;
    return {
      exitCode: exitCodes.done,
      json: { id, serial, expiresAt, isValid },
      lines: [texts.connect.done(serial ?? texts.connect.unnamed, instant(expiresAt))],
    };
  },
};

/** What is no such address is asked for again: a code is used up by an address that is one, and by nothing else. */
async function takePasted(
  { texts, signal, note }: Context,
  expiresAt: Date,
  finish: (url: string) => Promise<AnafConnection>,
): Promise<AnafConnection> {
  const timeLeft = AbortSignal.timeout(Math.max(0, expiresAt.getTime() - Date.now()));
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const prompt = promptOn(lines, texts.connect, expiresAt);
  try {
    for (;;) {
      prompt.show();
      const pasted = await nextLine(lines, AbortSignal.any([signal, timeLeft]));
      if (pasted === undefined)
        throw new CommandError(exitCodes.needsPerson, 'nothing_pasted', texts.connect.nothing);
      if (pasted.trim() === '') continue;
      try {
        return await finish(pasted);
      } catch (error) {
        if (!(error instanceof Problem && error.code === 'invalid_input')) throw error;
        note(texts.connect.notIt);
      }
    }
  } catch (error) {
    if (timeLeft.aborted && !signal.aborted)
      throw new CommandError(exitCodes.needsPerson, 'link_expired', texts.connect.late);
    throw error;
  } finally {
    prompt.stop();
    lines.close();
    process.stdin.destroy();
  }
}

/** At a terminal the time that is left counts down in front of what is typed. */
function promptOn(
  lines: Lines,
  texts: Context['texts']['connect'],
  expiresAt: Date,
): { show(): void; stop(): void } {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    return { show: () => process.stderr.write(`${texts.promptPlain}\n`), stop: () => {} };
  }
  const draw = (keepPlace: boolean) => {
    const left = Math.max(0, Math.round((expiresAt.getTime() - Date.now()) / 1000));
    lines.setPrompt(texts.prompt(`${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`));
    lines.prompt(keepPlace);
  };
  const ticking = setInterval(() => draw(true), 1000);
  return { show: () => draw(false), stop: () => clearInterval(ticking) };
}
