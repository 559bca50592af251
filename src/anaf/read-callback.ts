/** Reads what ANAF's redirect brought back: a code, or a refusal. Takes a whole URL as people paste it, or its query. Pure. */
import { cleanText } from '../core/clean-text.ts';

export type Callback =
  | { kind: 'code'; code: string; state: string | null }
  /** `access_denied` when no certificate was presented. */
  | { kind: 'refused'; error: string; description: string | null; state: string | null }
  | { kind: 'unreadable' };

export function readCallback(pasted: string): Callback {
  const text = pasted.trim();
  const query = text.includes('?') ? text.slice(text.indexOf('?') + 1) : text;
  const params = new URLSearchParams(query.split('#')[0]);
  const state = params.get('state');
  const error = params.get('error');
  const description = params.get('error_description');
  if (error)
    return {
      kind: 'refused',
      error: cleanText(error),
      description: description && cleanText(description),
      state,
    };
  const code = params.get('code');
  return code ? { kind: 'code', code, state } : { kind: 'unreadable' };
}
