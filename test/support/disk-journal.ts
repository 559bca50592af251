/**
 * Writes down what this process asks of the file system, in order: what was made durable before a name was given, and
 * what was not, shows in no test that only reads the files afterwards.
 */
import calls from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import type { TestContext } from 'node:test';

export type DiskStep =
  | { step: 'sync' | 'write' | 'unlink' | 'mkdir'; path: string }
  | { step: 'rename' | 'link'; path: string; to: string };

/** From now until the test ends. A step is written down when it has succeeded. */
export async function recordDisk(t: TestContext): Promise<DiskStep[]> {
  const steps: DiskStep[] = [];
  const real = { ...fs };
  const openPaths = new Map<object, string>();
  const probe = await real.open('/', 'r');
  const handles = Object.getPrototypeOf(probe);
  await probe.close();
  const { sync, datasync } = handles;

  Object.assign(fs, {
    open: async (path: string, ...rest: [string?, number?]) => {
      const handle = await real.open(path, ...rest);
      openPaths.set(handle, path);
      return handle;
    },
    mkdir: async (path: string, options?: object) => {
      const made = await real.mkdir(path, options);
      steps.push({ step: 'mkdir', path });
      return made;
    },
  });
  const recorded = (name: 'sync' | 'datasync', original: () => Promise<void>) =>
    async function (this: object) {
      await original.call(this);
      steps.push({ step: 'sync', path: openPaths.get(this) ?? name });
    };
  Object.assign(handles, { sync: recorded('sync', sync), datasync: recorded('datasync', datasync) });
  const realCalls = recordCalls(steps);
  syncBuiltinESMExports();
  t.after(() => {
    Object.assign(fs, real);
    Object.assign(calls, realCalls);
    Object.assign(handles, { sync, datasync });
    syncBuiltinESMExports();
  });
  return steps;
}

/** Those with callbacks, which the archive makes for each message. @returns what they were */
function recordCalls(steps: DiskStep[]): Partial<typeof calls> {
  const { open, fsync, writeFile, rename, link, unlink } = calls;
  const paths = new Map<number, string>();
  // biome-ignore lint/suspicious/noExplicitAny: functions of many shapes, handed on as they came.
  type Any = any;
  const recorded = (call: Any, note: (...args: Any[]) => void) =>
    ((...args: Any[]) => {
      const done = args.pop();
      call(...args, (error: Error | null, answer: Any) => {
        if (!error) note(...args, answer);
        done(error, answer);
      });
    }) as Any;
  Object.assign(calls, {
    open: recorded(open, (...args) => paths.set(args.at(-1), args[0])),
    fsync: recorded(fsync, (fd) => steps.push({ step: 'sync', path: paths.get(fd) ?? 'fsync' })),
    writeFile: recorded(writeFile, (path) => steps.push({ step: 'write', path })),
    rename: recorded(rename, (path, to) => steps.push({ step: 'rename', path, to })),
    link: recorded(link, (path, to) => steps.push({ step: 'link', path, to })),
    unlink: recorded(unlink, (path) => steps.push({ step: 'unlink', path })),
  });
  return { open, fsync, writeFile, rename, link, unlink };
}
