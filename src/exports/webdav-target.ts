/** Delivers to a WebDAV server, by the guard of addresses that tenants configure. Asks before it writes, and writes with If-None-Match. */
import { createHash } from 'node:crypto';
import type { Outbound, OutboundAnswer, OutboundRequest } from '../outbound/outbound.ts';
import { OutboundError } from '../outbound/outbound-error.ts';
import type { Put, Target } from './target.ts';
import { TargetError } from './target-error.ts';

const timeoutMs = 60_000;
const headBytes = 1_024;

export function webdavTarget(
  outbound: Pick<Outbound, 'send'>,
  { url, username, password }: { url: string; username: string; password: string },
): Target {
  const credentials = Buffer.from(`${username}:${password}`).toString('base64');
  const authorization: Record<string, string> =
    username === '' ? {} : { authorization: `Basic ${credentials}` };
  const base = url.replace(/\/*$/, '');
  const at = (path: string) => `${base}/${path.split('/').map(encodeURIComponent).join('/')}`;

  async function ask(
    request: Pick<OutboundRequest, 'method' | 'url' | 'body'> & {
      headers?: Record<string, string>;
      mostBytes?: number;
    },
    signal: AbortSignal,
  ): Promise<OutboundAnswer> {
    const headers = { ...authorization, ...request.headers };
    try {
      return await outbound.send({ mostBytes: headBytes, ...request, headers, timeoutMs, signal });
    } catch (error) {
      if (error instanceof OutboundError) throw new TargetError(error.code, { cause: error });
      throw error;
    }
  }

  /** One folder after the other; 405 says that it is there. */
  async function makeFolders(path: string, signal: AbortSignal): Promise<void> {
    const folders = path.split('/').slice(0, -1);
    for (let n = 1; n <= folders.length; n++) {
      const { status } = await ask({ method: 'MKCOL', url: `${at(folders.slice(0, n).join('/'))}/` }, signal);
      if (![200, 201, 301, 405, 409].includes(status)) throw new TargetError(codeOf(status));
    }
  }

  return {
    async put({ path, content, mediaType }: Put, signal) {
      // Asked first, because not every server minds the condition.
      const { status: there } = await ask({ method: 'HEAD', url: at(path) }, signal);
      if (there >= 200 && there < 300) return 'exists';
      if (![404, 405, 409, 410, 501].includes(there)) throw new TargetError(codeOf(there));
      const headers = { 'content-type': mediaType, 'if-none-match': '*' };
      const send = () => ask({ method: 'PUT', url: at(path), headers, body: content }, signal);
      let { status } = await send();
      if (status === 404 || status === 409) {
        await makeFolders(path, signal);
        ({ status } = await send());
      }
      if (status === 412) return 'exists';
      if (status >= 200 && status < 300) return 'stored';
      throw new TargetError(codeOf(status));
    },
    async sha256Of(path, size, signal) {
      const { status, start } = await ask({ method: 'GET', url: at(path), mostBytes: size + 1 }, signal);
      return status === 200 ? createHash('sha256').update(start).digest('hex') : undefined;
    },
  };
}

function codeOf(status: number): string {
  if (status === 401 || status === 403) return 'sign_in_refused';
  if (status === 507) return 'no_space';
  return status >= 300 && status < 400 ? 'redirected' : `http_${status}`;
}
