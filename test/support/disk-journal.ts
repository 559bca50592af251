/**
 * Writes down what this process asks of the file system, in order: what was made durable before a name was given, and
 * what was not, shows in no test that only reads the files afterwards.
 */
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
    writeFile: async (path: string, data: Uint8Array, options?: { flush?: boolean }) => {
      await real.writeFile(path, data, options);
      steps.push({ step: 'write', path });
      if (options?.flush) steps.push({ step: 'sync', path });
    },
    rename: async (path: string, to: string) => {
      await real.rename(path, to);
      steps.push({ step: 'rename', path, to });
    },
    link: async (path: string, to: string) => {
      await real.link(path, to);
      steps.push({ step: 'link', path, to });
    },
    unlink: async (path: string) => {
      await real.unlink(path);
      steps.push({ step: 'unlink', path });
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
  syncBuiltinESMExports();
  t.after(() => {
    Object.assign(fs, real);
    Object.assign(handles, { sync, datasync });
    syncBuiltinESMExports();
  });
  return steps;
}
