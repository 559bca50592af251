/** Sends one request over and over on so many connections, each after the answer to the one before, and times every answer. */
import { connect, type Socket } from 'node:net';

export interface Load {
  perSecond: number;
  /** Milliseconds from the request to the last byte of its answer. */
  p50: number;
  p99: number;
}

/**
 * @param urls of one server: of all connections, or of each in turn
 * @param headers likewise
 * Raw sockets, since a client library costs more than the server that is measured, on the same cores.
 * @throws when an answer is not 200
 */
export async function load(
  urls: string | string[],
  headers: Record<string, string> | Record<string, string>[],
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Load> {
  const asked = [urls].flat().map((url) => new URL(url));
  const { hostname, port, host } = asked[0]!;
  const heads = [headers].flat();
  const requests = Array.from({ length: connections }, (_, n) => {
    const { pathname, search } = asked[n % asked.length]!;
    const own = heads[n % heads.length]!;
    const lines = Object.entries({ host, ...own }).map(([name, value]) => `${name}: ${value}\r\n`);
    return Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`);
  });
  const times: number[] = [];
  const begun = performance.now();
  const endMs = begun + seconds * 1000;
  const one = async (n: number) => {
    const request = requests[n]!;
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      let sentMs = performance.now();
      readAnswers(socket, reject, () => {
        const nowMs = performance.now();
        times.push(nowMs - sentMs);
        if (nowMs >= endMs) return resolve();
        sentMs = nowMs;
        socket.write(request);
      });
      socket.write(request);
    });
    socket.destroy();
  };
  await Promise.all(Array.from({ length: connections }, (_, n) => one(n)));
  const elapsed = (performance.now() - begun) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  return { perSecond: times.length / elapsed, p50: at(0.5), p99: at(0.99) };
}

/** By the length that the answer's head names: both servers send it. */
function readAnswers(socket: Socket, failed: (error: Error) => void, onAnswer: () => void): void {
  let text = '';
  let wanted = -1;
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    text += chunk;
    if (wanted < 0) {
      const headEnd = text.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const head = text.slice(0, headEnd);
      if (!head.startsWith('HTTP/1.1 200')) return failed(new Error(head));
      wanted = headEnd + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
    }
    if (text.length < wanted) return;
    text = '';
    wanted = -1;
    onAnswer();
  });
}
