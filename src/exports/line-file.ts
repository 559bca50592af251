/** A temporary file of lines, for lists that are too long for memory. Does not interpret them. */
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

export interface LineFile extends AsyncDisposable {
  file: string;
  /** @param line without a line feed; any other character may be in it */
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
    // Without the flush: an abandoned export does not need its last lines.
    [Symbol.asyncDispose]: () => handle.close(),
  };
}

const pageLines = 500;

/** Split at line feeds alone: readline would also end a line at U+2028 and U+2029. */
export async function* readLines(file: string): AsyncGenerator<string[]> {
  let page: string[] = [];
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      page.push(line);
      if (page.length < pageLines) continue;
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}
