/** Carries tool calls to the service at another address: each is one POST to its /mcp, which needs no session before it. */
import { type CallToolResult, isCallToolResult } from '@modelcontextprotocol/server';
import { refusal } from './call-tool.ts';
import type { Tool } from './tool.ts';

const longestWaitMs = 120_000;

/** @param url of the service: https://facturi.example */
export function createRemote(url: string, key: string, signal: AbortSignal) {
  let calls = 0;
  return async (tool: Tool, input: unknown): Promise<CallToolResult> => {
    const body = {
      jsonrpc: '2.0',
      id: ++calls,
      method: 'tools/call',
      params: { name: tool.name, arguments: input },
    };
    try {
      const answer = await fetch(new URL('/mcp', url), {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
        },
        body: JSON.stringify(body),
        // A key is sent where it was meant to go, and nowhere else.
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(longestWaitMs)]),
      });
      return readAnswer(answer.ok, await answer.text());
    } catch {
      return refusal('unreachable', 'The service at EFACTURA_URL does not answer.');
    }
  };
}

/** One JSON document, or one event of a stream that holds it; a refusal is a problem document. */
function readAnswer(ok: boolean, text: string): CallToolResult {
  const data = /^data: (\{.*)$/m.exec(text)?.[1] ?? text;
  try {
    const said = JSON.parse(data);
    if (ok && isCallToolResult(said.result)) return said.result;
    return refusal(String(said.code ?? said.error?.code), String(said.detail ?? said.error?.message));
  } catch {
    return refusal('malformed', 'What answers at EFACTURA_URL is not E-Factura Sync.');
  }
}
