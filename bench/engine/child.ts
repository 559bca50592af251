/** A program of the bench's own in a process of its own: it gets what it is to do as one message, and answers with messages. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { compileCache, startFlags } from '../as-started.ts';

export interface Child<Answer> {
  /** Its next answer. Rejects when it ends without one. */
  ask(what: unknown): Promise<Answer>;
  /** Ends it by cutting the line, and waits until it has gone. */
  end(): Promise<void>;
}

/** @param youngMiB of the young generation: as `npm start` has it, unless said */
export function startChild<Answer>(file: string, youngMiB?: number): Child<Answer> {
  const execArgv = [...startFlags, ...(youngMiB ? [`--max-semi-space-size=${youngMiB}`] : [])];
  const env = { ...process.env, NODE_COMPILE_CACHE: compileCache };
  const child = fork(join(import.meta.dirname, file), { stdio: 'inherit', execArgv, env });
  const gone = once(child, 'exit');
  return {
    ask: async (what) => {
      child.send(what as object);
      return Promise.race([answerOf<Answer>(child), gone.then(([code]) => failed(file, code))]);
    },
    end: async () => {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}

async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const [answer] = await once(child, 'message');
  return answer as Answer;
}

function failed(file: string, code: unknown): never {
  throw new Error(`${file} ended with ${code} before it had answered`);
}
