/** What a tool for an assistant is: its name, who may use it, what it takes and what it answers. Knows no single tool. */
import type { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import type { Ctx } from '../actions/context.ts';
import type { Scope } from '../core/scope.ts';

export interface Tool {
  name: string;
  title: string;
  description: string;
  needs: Extract<Scope, 'read' | 'sync'>;
  /** It adds something that is kept, such as a statement. */
  adds?: boolean;
  input: z.ZodObject;
  run(ctx: Ctx, actor: Actor, input: unknown): Promise<Record<string, unknown>>;
}

/** Gives `run` the type of its input. */
export function tool<Input extends z.ZodObject>(
  declared: Omit<Tool, 'input' | 'run'> & {
    input: Input;
    run(ctx: Ctx, actor: Actor, input: z.output<Input>): Promise<Record<string, unknown>>;
  },
): Tool {
  return declared as unknown as Tool;
}
