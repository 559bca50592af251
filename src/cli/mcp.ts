/** `mcp`: the tools for an assistant over standard input and output, until the assistant closes them. */
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Actor } from '../accounts/actor.ts';
import { callTool } from '../mcp/call-tool.ts';
import { createMcpServer } from '../mcp/mcp-server.ts';
import { createRemote } from '../mcp/remote.ts';
import type { CliTexts } from '../text/cli/cli-texts.ts';
import { type Command, CommandError, type Context } from './command.ts';
import { exitCodes } from './exit-code.ts';

export const mcp: Command = {
  name: 'mcp',
  usage: '',
  options: {},
  positionals: { least: 0, most: 0 },
  async run(context) {
    const { env, texts, signal } = context;
    const key = env.EFACTURA_API_KEY?.trim();
    if (!key) throw new CommandError(exitCodes.usage, 'key_missing', texts.mcp.keyMissing);
    const url = env.EFACTURA_URL?.trim();
    const server = url ? await remoteServer(url, key, context) : await localServer(key, context);
    const transport = new StdioServerTransport();
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    const handle = serveStdio(server, { transport, onerror: () => {} });
    process.stdin.once('end', end).once('close', end);
    signal.addEventListener('abort', () => end(), { once: true });
    await ended;
    await handle.close();
    return { exitCode: exitCodes.done, json: {}, lines: [] };
  },
};

async function remoteServer(url: string, key: string, { texts, signal }: Context) {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new CommandError(exitCodes.usage, 'url_wrong', texts.mcp.urlWrong);
  const remote = createRemote(url, key, signal);
  return () => createMcpServer(undefined, remote);
}

/** The key is looked up for each call, so that a revoked one ends at once. */
async function localServer(key: string, { texts, openApp }: Context) {
  const app = await openApp();
  const find = async (): Promise<Actor> => {
    const actor = await app.keys.findActor(key);
    if (!actor) throw keyInvalid(texts);
    return actor;
  };
  const { scope } = await find();
  return () => createMcpServer(scope, async (tool, input) => callTool(app, await find(), tool, input));
}

function keyInvalid(texts: CliTexts): CommandError {
  return new CommandError(exitCodes.failed, 'unauthenticated', texts.mcp.keyInvalid);
}
