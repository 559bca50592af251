/** The tools as an MCP server, for one request or one connection. How a call is carried out is the caller's. */
import { type CallToolResult, McpServer } from '@modelcontextprotocol/server';
import { includesScope, type Scope } from '../core/scope.ts';
import { strangersWrote } from './stranger-text.ts';
import type { Tool } from './tool.ts';
import { tools } from './tools.ts';

const instructions =
  'E-Factura Sync keeps every e-invoice that ANAF holds for the companies of one organisation. These tools read what is ' +
  `kept and can ask for a sync; none changes anything at ANAF. ${strangersWrote}`;

/** @param scope tools beyond it are not offered; undefined where only the other side knows it */
export function createMcpServer(
  scope: Scope | undefined,
  call: (tool: Tool, input: unknown) => Promise<CallToolResult>,
): McpServer {
  const server = new McpServer(
    { name: 'efactura-sync', title: 'E-Factura Sync', version: '1' },
    { instructions, capabilities: { tools: {} } },
  );
  for (const tool of tools) {
    if (scope !== undefined && !includesScope(scope, tool.needs)) continue;
    server.registerTool(
      tool.name,
      {
        title: tool.title,
        description: `${tool.description} ${strangersWrote}`,
        inputSchema: tool.input,
        annotations: {
          readOnlyHint: tool.needs === 'read' && !tool.adds,
          destructiveHint: false,
          // Asking for a sync while one runs joins it; each statement is another one.
          idempotentHint: !tool.adds,
          openWorldHint: tool.needs === 'sync',
        },
      },
      (input: unknown) => call(tool, input),
    );
  }
  return server;
}
