/** The way to ANAF without a network: a request takes seeded milliseconds of virtual time, and ends as badly as the answer says. */
import type { Random } from '../../sandbox/documents/random.ts';
import type { InProcessSandbox } from '../../sandbox/testing/in-process.ts';
import { AnafError } from '../../src/anaf/errors.ts';
import type { Answer, Transport, TransportRequest } from '../../src/anaf/transport.ts';
import type { SimulatedProcess } from './process.ts';
import type { VirtualTime } from './virtual-time.ts';

export function simulatedTransport(
  sandbox: InProcessSandbox,
  time: VirtualTime,
  random: Random,
  process: SimulatedProcess,
  saidExpired: Set<string>,
  arrivedAt: Map<number, number>,
): Transport {
  const sleep = async (ms: number, signal?: AbortSignal) => {
    try {
      await time.sleep(ms, signal);
    } catch (cause) {
      throw new AnafError('cancelled', { cause });
    }
  };
  const send = async ({
    method,
    url,
    headers,
    body,
    timeoutMs,
    signal,
  }: TransportRequest): Promise<Answer> => {
    const there = random.int(5, 150);
    const back = random.int(5, 250);
    await sleep(there, signal);
    const answer = sandbox.ask({ method, url, headers: lowerCase(headers), body });
    const { count } = sandbox.journal;
    if (!arrivedAt.has(count)) arrivedAt.set(count, time.now());
    const { wire } = answer;
    // Whatever fault bent the answer: this is what ANAF said.
    if (String(answer.json?.eroare ?? answer.body).includes('nu mai poate fi descarcat'))
      saidExpired.add(new URL(url).searchParams.get('id') ?? '');
    if (wire?.hang || there + (wire?.delayMs ?? 0) > timeoutMs) {
      await sleep(timeoutMs - there, signal);
      throw new AnafError('timeout');
    }
    await sleep(back + (wire?.delayMs ?? 0), signal);
    if (wire?.reset) throw new AnafError('network');
    if (wire?.cutAt !== undefined) throw new AnafError('truncated');
    return {
      status: answer.status,
      headers: { ...answer.headers, ...(answer.type && { 'content-type': answer.type }) },
      body: Buffer.from(answer.json ? JSON.stringify(answer.json) : (answer.body ?? '')),
      correlationId: null,
      receivedAt: new Date(time.now()),
      elapsedMs: there + back,
    };
  };
  return { send: (request) => process.step(() => send(request)), close: async () => {} };
}

const lowerCase = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
