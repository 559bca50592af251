/**
 * OpenTelemetry: spans to a collector by OTLP over HTTP. Imported only where a collector is named, because the library costs
 * memory and time at the start. Nothing global is set, so that two apps of one process have a tracer each.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Attributes,
  type Context,
  isSpanContextValid,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  RandomIdGenerator,
  SamplingDecision,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Log } from '../core/log.ts';
import { logContext } from '../core/log-context.ts';
import type { Span, SpanAttributes, SpanToBegin, Tracer } from '../core/tracing.ts';
import { noteFailures } from './note-failures.ts';

export interface TracerSettings {
  /** Of the collector, with the path for traces. */
  url: string;
  headers: Record<string, string>;
  serviceName: string;
  /** More about this process, as the operator says it. */
  resource: Record<string, string>;
  /** The part of all traces that is recorded, 0 to 1. */
  ratio: number;
}

/** A collector that hangs delays neither work nor a stop: one export may take so long, and closing a little longer. */
const exportMs = 2_000;
const closeMs = 2_500;
/** Spans that wait for the collector; more are dropped. */
const mostWaiting = 2_048;

export function openTracer(
  { url, headers, serviceName, resource, ratio }: TracerSettings,
  { version, process, log }: { version: string; process: string; log: Pick<Log, 'warn' | 'info'> },
): Tracer {
  const exporter = noteFailures(new OTLPTraceExporter({ url, headers, timeoutMillis: exportMs }), log);
  const ids = createIds();
  const sampler = new TraceIdRatioBasedSampler(ratio);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      'service.name': serviceName,
      'service.version': version,
      'service.instance.id': process,
      ...resource,
    }),
    idGenerator: ids,
    sampler: new ParentBasedSampler({ root: sampler }),
    spanLimits: { attributeCountLimit: 32, attributeValueLengthLimit: 2_000 },
    spanProcessors: [
      new BatchSpanProcessor({ exporter, maxQueueSize: mostWaiting, exportTimeoutMillis: closeMs }),
    ],
  });
  const tracer = provider.getTracer('efactura-sync', version);
  const contexts = new AsyncLocalStorage<Context>();
  const active = () => contexts.getStore() ?? ROOT_CONTEXT;

  return {
    isWithin: () => contexts.getStore() !== undefined,
    begin: ({ name, kind, attributes = {}, traceparent, runIds }) => {
      const [runId, ...others] = runIds ?? [];
      const parent =
        runId !== undefined ? ofRun(runId) : traceparent ? parseTraceparent(traceparent) : undefined;
      const context = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : active();
      const links = others.map((id) => ({ context: ofRun(id) }));
      const span = tracer.startSpan(
        name,
        { kind: kindOf(kind), attributes: { ...ownContext(), ...toAttributes(attributes) }, links },
        context,
      );
      return toSpan(span, (work) => contexts.run(trace.setSpan(context, span), work));
    },
    recordRun: ({ id, requestedAt, finishedAt, trigger }) => {
      ids.take(ofRun(id));
      const attributes = { 'efactura.run_ids': [id], 'efactura.run.trigger': trigger };
      tracer
        .startSpan('run', { attributes, startTime: requestedAt, root: true }, ROOT_CONTEXT)
        .end(finishedAt);
    },
    close: async () => {
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, closeMs);
      await Promise.race([provider.shutdown().catch(() => {}), late]);
      clearTimeout(timer);
    },
  };

  /** A run's id has the 128 bits of a trace's, so that workers on several machines meet in one trace without asking. */
  function ofRun(runId: string): SpanContext {
    const traceId = runId.replaceAll('-', '');
    const { decision } = sampler.shouldSample(ROOT_CONTEXT, traceId);
    const sampled = decision === SamplingDecision.RECORD_AND_SAMPLED;
    return {
      traceId,
      spanId: traceId.slice(16),
      traceFlags: sampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
      isRemote: true,
    };
  }
}

/** Random, but for a span whose ids others have named before it began. */
function createIds() {
  const random = new RandomIdGenerator();
  let taken: { traceId?: string; spanId?: string } = {};
  const next = (name: 'traceId' | 'spanId', make: () => string) => {
    const id = taken[name] ?? make();
    delete taken[name];
    return id;
  };
  return {
    take: ({ traceId, spanId }: SpanContext) => {
      taken = { traceId, spanId };
    },
    generateTraceId: () => next('traceId', () => random.generateTraceId()),
    generateSpanId: () => next('spanId', () => random.generateSpanId()),
  };
}

function toSpan(
  span: ReturnType<ReturnType<TracerProvider['getTracer']>['startSpan']>,
  within: Span['within'],
): Span {
  return {
    set: (attributes) => void span.setAttributes(toAttributes(attributes)),
    fail: (code) => {
      span.setAttribute('error.type', code);
      span.setStatus({ code: SpanStatusCode.ERROR });
    },
    within,
    end: () => span.end(),
  };
}

/** The runs and the company that the log names as well. */
function ownContext(): Attributes {
  const { runIds, companyId } = logContext();
  return toAttributes({ 'efactura.run_ids': runIds, 'efactura.company_id': companyId });
}

function toAttributes(attributes: SpanAttributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}

function kindOf(kind: SpanToBegin['kind']): SpanKind {
  return kind === 'server' ? SpanKind.SERVER : kind === 'client' ? SpanKind.CLIENT : SpanKind.INTERNAL;
}

/** W3C Trace Context, version 00; undefined for anything else. */
function parseTraceparent(header: string): SpanContext | undefined {
  const [, traceId, spanId, flags] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(header) ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  const traceFlags = Number.parseInt(flags, 16) & TraceFlags.SAMPLED;
  const context = { traceId, spanId, traceFlags, isRemote: true };
  return isSpanContextValid(context) ? context : undefined;
}
