/** A program that uses the embedded server in the directory it is given (with `upgrade` from an older one), says so on a line, and lets go at the end of its input. */
import { startEmbedded } from '../../src/db/embedded/start-embedded.ts';

const [, , dir, how] = process.argv;
const server = await startEmbedded({ dir: dir!, fsync: false, ...(how === 'upgrade' && { upgrade: {} }) });
console.log(JSON.stringify({ url: server.url, adopted: server.adopted }));
for await (const _ of process.stdin);
await server.stop();
