/** What a trace is told of the work of this program: spans with words and numbers of ours. Knows no library and no collector. */

/** Never a CIF, an address, a query string or a value of a statement: a collector is another program with readers of its own. */
export type SpanAttributes = Record<string, string | number | string[] | undefined>;

export interface SpanToBegin {
  name: string;
  /** `server`: a request to us; `client`: a question to another program. */
  kind?: 'server' | 'client';
  attributes?: SpanAttributes;
  /** `traceparent` of a request: its trace is continued. */
  traceparent?: string | undefined;
  /** The runs that the work is for, whichever process does it: it belongs to the first one's trace. */
  runIds?: string[];
}

export interface Span {
  set(attributes: SpanAttributes): void;
  /** @param code a word of ours or of a protocol; messages of errors hold values */
  fail(code: string): void;
  /** Spans that begin meanwhile, whatever `work` awaits, are parts of this one. */
  within<T>(work: () => T): T;
  end(): void;
}

export interface EndedRun {
  id: string;
  requestedAt: Date;
  finishedAt: Date;
  trigger: string;
}

export interface Tracer {
  begin(span: SpanToBegin): Span;
  /** Whether a span is open around the caller. */
  isWithin(): boolean;
  /** The span of a whole run, which every company's span has named as its parent. */
  recordRun(run: EndedRun): void;
  /** Sends what is left, for a second or two. */
  close(): Promise<void>;
}

/** Without a tracer the work alone. */
export async function inSpan<T>(
  tracer: Tracer | undefined,
  toBegin: SpanToBegin,
  work: (span: Span | undefined) => Promise<T>,
): Promise<T> {
  if (!tracer) return work(undefined);
  const span = tracer.begin(toBegin);
  try {
    return await span.within(() => work(span));
  } catch (error) {
    span.fail(codeOf(error));
    throw error;
  } finally {
    span.end();
  }
}

function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : String(name);
}
