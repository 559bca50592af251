/** Takes downloads in a process of its own, where a hang or running out of memory does not affect the caller. One at a time. */
import { take } from './take.ts';

export interface Asked {
  bytes: Uint8Array;
  uploadIndex: string;
}

export interface Told {
  outcome: string;
  /** Of this process, in all its threads: a busy machine does not lengthen it. */
  cpuMs: number;
  /** The most that it has ever held. */
  peakBytes: number;
  failure: string | null;
}

process.on('message', async ({ bytes, uploadIndex }: Asked) => {
  const before = process.cpuUsage();
  let outcome = 'threw';
  let failure: string | null = null;
  try {
    outcome = await take(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), uploadIndex);
  } catch (error) {
    failure = (error as Error).stack ?? String(error);
  }
  const { user, system } = process.cpuUsage(before);
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  process.send!({ outcome, cpuMs: (user + system) / 1000, peakBytes, failure } satisfies Told);
});
