/** Lines that are put aside in a file while they are many, and read again later. Knows nothing of what they say. */
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInterface } from 'node:readline';

export interface LineFile extends AsyncDisposable {
  file: string;
  write(line: string): Promise<void>;
  /** To be called before it is read; a second time it does nothing. */
  close(): Promise<void>;
}

const flushedCharacters = 64 * 1024;

export async function openLines(file: string): Promise<LineFile> {
  const handle: FileHandle = await open(file, 'w', 0o640);
  let waiting = '';
  const flush = async () => {
    const text = waiting;
    waiting = '';
    if (text !== '') await handle.write(text);
  };
  return {
    file,
    write: async (line) => {
      waiting += `${line}\n`;
      if (waiting.length > flushedCharacters) await flush();
    },
    close: () => flush().finally(() => handle.close()),
    // Given up: what was waiting is nobody's.
    [Symbol.asyncDispose]: () => handle.close(),
  };
}

const pageLines = 500;

export async function* readLines(file: string): AsyncGenerator<string[]> {
  let page: string[] = [];
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    page.push(line);
    if (page.length < pageLines) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
