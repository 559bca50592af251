/** Runs one tool for an actor. A refusal is an answer that the assistant can read; what is unexpected is logged and not shown. */
import type { CallToolResult } from '@modelcontextprotocol/server';
import type { Actor } from '../accounts/actor.ts';
import { holderOf } from '../accounts/actor.ts';
import { checkRateLimit } from '../actions/check-rate-limit.ts';
import type { Ctx } from '../actions/context.ts';
import { ctxFor } from '../actions/ctx-for.ts';
import { Problem } from '../core/errors.ts';
import { includesScope } from '../core/scope.ts';
import { problemText } from '../text/problems/problem-text.ts';
import type { Tool } from './tool.ts';

const callsAMinute = 120;

export async function callTool(ctx: Ctx, actor: Actor, tool: Tool, input: unknown): Promise<CallToolResult> {
  try {
    const { scope } = actor;
    if (!includesScope(scope, tool.needs))
      throw new Problem('insufficient_scope', 'scope', { needed: tool.needs, scope }, { needed: tool.needs });
    await checkRateLimit(ctx, {
      holder: `mcp:${holderOf(actor)}`,
      limit: callsAMinute,
      windowMs: 60_000,
      refusal: ['tool_calls', { limit: callsAMinute }],
    });
    const answer = await tool.run(ctxFor(ctx, actor), actor, input);
    return { content: [{ type: 'text', text: JSON.stringify(answer) }], structuredContent: answer };
  } catch (error) {
    if (error instanceof Problem) return refusal(error.code, problemText(error, 'en').detail);
    ctx.log.error({ err: error, tool: tool.name }, 'a tool of an assistant failed');
    return refusal('internal', 'An unexpected error, which is in the log of the service.');
  }
}

export function refusal(code: string, detail: string): CallToolResult {
  return { isError: true, content: [{ type: 'text', text: JSON.stringify({ code, detail }) }] };
}
