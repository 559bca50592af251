/** The answers of the gateway before any endpoint: 401, 403, 429. Their statuses are known, their bodies are not. */

import { type Answer, json } from './answer.ts';
import { quoted } from './bucharest.ts';
import type { Settings } from './settings.ts';

const refusal = (status: number, error: string, outcome: string, at: number): Answer =>
  json({ timestamp: quoted(at), status, error, message: error }, outcome, status);

export const unauthorized = (at: number): Answer => refusal(401, 'Unauthorized', 'unauthorized', at);

export const forbidden = (at: number): Answer => refusal(403, 'Forbidden', 'forbidden', at);

export const tooManyRequests = ({ body, type, retryAfter }: Settings['tooManyRequests']): Answer => ({
  status: 429,
  type,
  body,
  ...(retryAfter !== undefined && { headers: { 'retry-after': retryAfter } }),
  outcome: 'quota_minute',
});
