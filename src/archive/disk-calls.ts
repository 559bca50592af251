/**
 * The file system's calls that every message makes, by callbacks. Those of node:fs/promises use twice the CPU: they make
 * an object for each open file, and an error with its stack for each file that is not there, as most are that are looked for.
 */
import fs, { type Stats } from 'node:fs';

type Done = (error: Error | null) => void;

/** Makes the file, which must not be there yet; its bytes are durable when it resolves, its name is not. */
export function writeNew(file: string, bytes: Uint8Array | string, mode: number): Promise<void> {
  return called((done) => fs.writeFile(file, bytes, { flag: 'wx', mode, flush: true }, done));
}

export function rename(from: string, to: string): Promise<void> {
  return called((done) => fs.rename(from, to, done));
}

export function link(from: string, to: string): Promise<void> {
  return called((done) => fs.link(from, to, done));
}

export function unlink(file: string): Promise<void> {
  return called((done) => fs.unlink(file, done));
}

/** Undefined when nothing has that name. */
export function statIfThere(path: string): Promise<Stats | undefined> {
  return new Promise((resolve, reject) => {
    fs.stat(path, (error, found) => {
      if (!error) resolve(found);
      else if (error.code === 'ENOENT') resolve(undefined);
      else reject(error);
    });
  });
}

/** Resolves when the names that the directory had are durable. */
export async function syncDirectory(dir: string): Promise<void> {
  const fd = await new Promise<number>((resolve, reject) => {
    fs.open(dir, 'r', (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  try {
    await called((done) => fs.fsync(fd, done));
  } finally {
    await called((done) => fs.close(fd, done));
  }
}

function called(start: (done: Done) => void): Promise<void> {
  return new Promise((resolve, reject) => start((error) => (error ? reject(error) : resolve())));
}
