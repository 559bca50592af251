/** The embedded database alone: made and started, then stopped by SIGTERM. What every cold start pays at least. */
import { startEmbedded } from '../../src/db/embedded/start-embedded.ts';

const server = await startEmbedded({ dir: process.argv[2]! });
console.log('up');
const alive = setInterval(() => {}, 60_000);
process.once('SIGTERM', async () => {
  await server.stop();
  clearInterval(alive);
});
