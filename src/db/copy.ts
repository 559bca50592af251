/** COPY in both directions as a stream: rows of a table in PostgreSQL's own text form, which every version reads. Holds a bounded number of bytes. */
import type { Readable } from 'node:stream';
import type { Db } from './connection.ts';

/** The part of pg's connection that COPY needs; pg hands it to whatever it is asked to submit. */
interface Wire {
  stream: Readable & { writableNeedDrain: boolean };
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
}

/** Beyond this the server is not read any further until the reader has caught up. */
const mostWaiting = 1024 * 1024;

/** What a `copy … to stdout` gives, row by row. The transaction must run nothing else until the end. */
export async function* copyOut(db: Db, statement: string): AsyncGenerator<Buffer> {
  const waiting: Buffer[] = [];
  let bytes = 0;
  let ended = false;
  let failure: Error | undefined;
  let wire: Wire | undefined;
  let wake = () => {};
  const finish = (error?: Error) => {
    ended = true;
    failure ??= error;
    wake();
  };
  submit(db, {
    submit: (given) => {
      wire = given;
      given.query(statement);
    },
    handleCopyData: ({ chunk }) => {
      // pg reads the next messages into the same memory.
      waiting.push(Buffer.from(chunk));
      bytes += chunk.length;
      if (bytes > mostWaiting) wire!.stream.pause();
      wake();
    },
    handleError: finish,
    handleReadyForQuery: () => finish(),
  });
  try {
    for (;;) {
      if (waiting.length === 0 && ended) break;
      if (waiting.length === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      const [given, size] = [waiting.splice(0), bytes];
      bytes = 0;
      if (size > 0) yield Buffer.concat(given, size);
      wire?.stream.resume();
    }
  } finally {
    // Left early: the rest must be read before the connection can do anything else.
    while (!ended) {
      wire?.stream.resume();
      waiting.length = 0;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  if (failure) throw failure;
}

/** Sends the rows to a `copy … from stdin`. An error of the source ends the statement with that error. */
export async function copyIn(db: Db, statement: string, source: AsyncIterable<Buffer>): Promise<void> {
  let sourceError: unknown;
  await new Promise<void>((resolve, reject) => {
    let failure: Error | undefined;
    submit(db, {
      submit: (wire) => wire.query(statement),
      handleCopyInResponse: (wire) => {
        send(wire, source, () => failure !== undefined).catch((error) => {
          sourceError = error;
          wire.sendCopyFail('the source of the rows failed');
        });
      },
      // After an error pg sends no further message to this object.
      handleError: (error) => {
        failure = error;
        reject(sourceError ?? error);
      },
      handleReadyForQuery: () => resolve(),
    });
  });
}

async function send(wire: Wire, source: AsyncIterable<Buffer>, failed: () => boolean): Promise<void> {
  for await (const chunk of source) {
    if (failed()) return;
    wire.sendCopyFromChunk(chunk);
    if (wire.stream.writableNeedDrain)
      await new Promise<void>((resolve) => {
        const go = () => {
          wire.stream.off('drain', go).off('close', go);
          resolve();
        };
        wire.stream.on('drain', go).on('close', go);
      });
  }
  if (!failed()) wire.endCopyFrom();
}

interface Submitted {
  submit(wire: Wire): void;
  handleCopyData?(message: { chunk: Buffer }): void;
  handleCopyInResponse?(wire: Wire): void;
  handleError(error: Error): void;
  handleReadyForQuery(): void;
}

/** pg runs any object of this kind in its turn, and hands it the messages of the server. */
function submit(db: Db, submitted: Submitted): void {
  const ignored = {
    handleRowDescription: () => {},
    handleDataRow: () => {},
    handlePortalSuspended: () => {},
    handleEmptyQuery: () => {},
    handleCommandComplete: () => {},
    handleCopyData: () => {},
    handleCopyInResponse: () => {},
    // pg sets it where a time limit is wanted; none is.
    callback: () => {},
  };
  (db as unknown as { query(query: object): void }).query({ ...ignored, ...submitted });
}
