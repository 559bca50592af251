/** What every log line of one piece of work says beside its own words: the request or the runs that it belongs to. Follows the work through whatever it awaits. */
import { AsyncLocalStorage } from 'node:async_hooks';

export interface LogContext {
  /** Of the answer's X-Request-Id. */
  requestId?: string;
  /** Of the runs that a company is served for. */
  runIds?: string[];
  companyId?: string;
}

const contexts = new AsyncLocalStorage<LogContext>();

export function inLogContext<T>(context: LogContext, work: () => T): T {
  return contexts.run({ ...contexts.getStore(), ...context }, work);
}

export function logContext(): LogContext {
  return contexts.getStore() ?? {};
}
