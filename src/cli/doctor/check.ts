/** One thing that was looked at: its name, a verdict, and what to do where it is not well. */
import type { CliTexts } from '../../text/cli/cli-texts.ts';

export type Verdict = 'ok' | 'warn' | 'fail';

export interface Check {
  name: keyof CliTexts['doctor']['names'];
  verdict: Verdict;
  detail: string;
}

export type Said = Omit<Check, 'name'>;

export const ok = (detail: string): Said => ({ verdict: 'ok', detail });
/** The service runs, but somebody should know. */
export const warn = (detail: string): Said => ({ verdict: 'warn', detail });
/** The service does not run, or not for long. */
export const fail = (detail: string): Said => ({ verdict: 'fail', detail });
