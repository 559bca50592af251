/** Whether the service will get its port, asked before anything is started. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { DemoTexts } from './demo-texts.ts';

export async function checkPort(port: number, texts: DemoTexts): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(texts.noPort);
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(code === 'EADDRINUSE' ? texts.portTaken(port) : texts.portRefused(port, String(code)));
  } finally {
    server.close();
  }
}
