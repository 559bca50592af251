/** The thread in which large documents are opened, one after another. Its memory ends with it. */
import { parentPort } from 'node:worker_threads';
import { type ExpectedDocument, lookInside } from './look-inside.ts';

const port = parentPort!;

port.on('message', async ({ bytes, expected }: { bytes: Uint8Array; expected: ExpectedDocument }) => {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  port.postMessage(await lookInside(zip, expected));
});
