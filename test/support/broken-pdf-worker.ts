/** A thread that does to a document what its number says. */
import { parentPort, threadId } from 'node:worker_threads';

const hold: string[][] = [];

parentPort!.on('message', ({ invoice }: { invoice: { number: string } }) => {
  switch (invoice.number) {
    case 'hang':
      for (;;);
    case 'throw':
      throw new Error('a fault of the template');
    case 'exit':
      process.exit(3);
      break;
    case 'swell':
      for (;;) hold.push(Array.from({ length: 10_000 }, (_, i) => `${i}`));
  }
  parentPort!.postMessage(
    new TextEncoder().encode(`${invoice.number} ${Object.keys(process.env).length} ${threadId}`),
  );
});
