/** The shape of a control route, and the fields that several of them take. */

import { z } from 'zod';
import type { ServerCtx } from '../server-context.ts';

export interface Asked {
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
}

export interface ControlRoute {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  says: string;
  handle: (ctx: ServerCtx, asked: Asked) => unknown;
}

export const cif = z.string().regex(/^\d{1,15}$/, 'a CIF is digits, without RO');

/** A path parameter that the pattern has. */
export const param = (asked: Asked, name: string): string => asked.params[name] ?? '';
