/** The threads that make PDFs: whatever a document does to its own, the next one is made. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { until } from '../scripts/support/until.ts';
import { createPdfRenderer, type PdfRendererOptions, type PdfRequest } from '../src/render/render-pdf.ts';
import { generated, provenance } from './support/shown.ts';

const { invoice } = generated('invoice', 3);
const numbered = (number: string): PdfRequest => ({
  invoice: { ...invoice, number },
  provenance,
  language: 'ro',
});

for (const [number, code] of [
  ['hang', 'timeout'],
  ['throw', 'crashed'],
  ['exit', 'crashed'],
  ['swell', 'crashed'],
] as const) {
  test(`a document that makes its thread ${number} fails as ${code}, and the next one gets a new thread`, async (t) => {
    const render = renderer(t, { timeoutMs: code === 'timeout' ? 500 : 60_000, heapMb: 32 });
    const failed = assert.rejects(render.pdf(numbered(number)), { name: 'RenderError', code });
    const next = render.pdf(numbered('good'));
    await failed;
    assert.match(String(await next), /^good/);
  });
}

test('a thread sees nothing of the environment', async (t) => {
  assert.match(String(await renderer(t, {}).pdf(numbered('good'))), /^good 0 /);
});

test('who comes when too many wait is told so, and those who wait are served in their order', async (t) => {
  const render = renderer(t, { mostWaiting: 2 });
  const served: string[] = [];
  const asked = ['a', 'b', 'c'].map((number) => render.pdf(numbered(number)).then(() => served.push(number)));
  await assert.rejects(render.pdf(numbered('d')), { code: 'busy' });
  await Promise.all(asked);
  assert.deepEqual(served, ['a', 'b', 'c']);
});

test('who goes away frees his place', async (t) => {
  const render = renderer(t, { mostWaiting: 1 });
  const gone = new AbortController();
  const first = render.pdf(numbered('a'));
  const waiting = assert.rejects(render.pdf(numbered('b'), gone.signal), { code: 'cancelled' });
  gone.abort();
  await waiting;
  const third = render.pdf(numbered('c'));
  assert.match(String(await first), /^a/);
  assert.match(String(await third), /^c/);
  await assert.rejects(render.pdf(numbered('d'), gone.signal), { code: 'cancelled' });
});

test('closing fails what is under way and what waits, and nothing is taken afterwards', async (t) => {
  const render = renderer(t, {});
  const outcomes = [render.pdf(numbered('hang')), render.pdf(numbered('good'))].map((one) =>
    assert.rejects(one, { code: 'closed' }),
  );
  await render.close();
  await Promise.all(outcomes);
  await assert.rejects(render.pdf(numbered('good')), { code: 'closed' });
});

test('a thread that has had nothing to do ends, and another is started when it is needed', async (t) => {
  const render = renderer(t, { idleMs: 1 });
  const threadOf = async () => String(await render.pdf(numbered('a'))).split(' ')[2];
  const first = await threadOf();
  await until(async () => (await threadOf()) !== first);
});

function renderer(t: TestContext, options: PdfRendererOptions) {
  const program = new URL('./support/broken-pdf-worker.ts', import.meta.url);
  const render = createPdfRenderer({ threads: 1, program, ...options });
  t.after(() => render.close());
  return render;
}
