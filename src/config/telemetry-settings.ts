/** Where traces go, by the names that OpenTelemetry gives these settings. */
import type { Settings } from '../core/settings.ts';
import type { TracerSettings } from '../telemetry/open-tracer.ts';

/** Undefined unless a collector is named: then nothing of OpenTelemetry is loaded. */
export function readTelemetry(s: Settings): TracerSettings | undefined {
  const base = s.url('OTEL_EXPORTER_OTLP_ENDPOINT', '');
  const traces = s.url('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', '');
  const off = s.oneOf('OTEL_SDK_DISABLED', ['true', 'false'], 'false') === 'true';
  s.oneOf('OTEL_EXPORTER_OTLP_PROTOCOL', ['http/json'], 'http/json');
  const settings = {
    url: traces === '' ? `${base}/v1/traces` : traces,
    headers: readPairs(s, 'OTEL_EXPORTER_OTLP_HEADERS'),
    serviceName: s.text('OTEL_SERVICE_NAME', 'efactura-sync'),
    resource: readPairs(s, 'OTEL_RESOURCE_ATTRIBUTES'),
    ratio: readRatio(s),
  };
  return off || (base === '' && traces === '') ? undefined : settings;
}

/** `name=value,name=value`, values percent-encoded. */
function readPairs(s: Settings, name: string): Record<string, string> {
  const pairs = (s.optional(name) ?? '')
    .split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '');
  const parsed = pairs.map((pair) => /^([^=\s]+)\s*=\s*(.*)$/.exec(pair));
  try {
    if (parsed.every((match) => match !== null))
      return Object.fromEntries(parsed.map(([, key, value]) => [key!, decodeURIComponent(value!)]));
  } catch {
    // Named below, like every other fault.
  }
  s.fault(name, 'must look like name=value,name=value, with values percent-encoded');
  return {};
}

function readRatio(s: Settings): number {
  const text = s.text('OTEL_TRACES_SAMPLER_ARG', '1');
  const ratio = Number(text);
  if (/^\d*\.?\d+$/.test(text) && ratio <= 1) return ratio;
  s.fault('OTEL_TRACES_SAMPLER_ARG', 'must be the part of all traces that is recorded, from 0 to 1');
  return 1;
}
