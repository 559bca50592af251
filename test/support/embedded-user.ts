/** A program that uses the embedded server in the directory it is given, says so on a line, and lets go at the end of its input. */
import { startEmbedded } from '../../src/db/embedded/start-embedded.ts';

const server = await startEmbedded({ dir: process.argv[2]!, fsync: false });
console.log(JSON.stringify({ url: server.url, adopted: server.adopted }));
for await (const _ of process.stdin);
await server.stop();
