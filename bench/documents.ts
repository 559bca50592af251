/**
 * What one core does with documents in a second: unzip, check the seal, read, show. Beside each the XML parser alone over
 * the same bytes in the same round, because everything that reads XML has to pay for it. Seconds are of CPU: on a machine
 * that does nothing else they are the clock's, and on any other they are still true.
 */
import { ParseOption, XmlDocument } from 'libxml2-wasm';
import { makeDocument, pickKind } from '../sandbox/documents/generate.ts';
import { type SealStyle, sealOf } from '../sandbox/seal.ts';
import { zip } from '../sandbox/zip.ts';
import type { ReadInvoice } from '../src/core/invoice.ts';
import { classify, type DocumentKind } from '../src/documents/classify.ts';
import { readDocument } from '../src/documents/read-document.ts';
import { unzip } from '../src/documents/unzip.ts';
import { verifySeal } from '../src/documents/verify-seal.ts';
import { mostInPdf } from '../src/render/caps.ts';
import { renderHtml } from '../src/render/render-html.ts';
import { createPdfRenderer } from '../src/render/render-pdf.ts';
import { type Provenance, sheetOf } from '../src/render/sheet.ts';
import { createTypesetter } from '../src/render/typeset.ts';
import { type BenchResult, type Figure, figureOf } from './figures.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const count = 400;
/** PDFs take longer by far: fewer of them in a round. */
const shownCount = 60;
const uploadIndex = '5001130147';

interface Sample {
  zip: Buffer;
  xml: Buffer;
  kind: DocumentKind;
  /** In the test environment's style and in production's. */
  enveloped: Buffer;
  detached: Buffer;
}

const provenance: Provenance = {
  uploadIndex,
  messageId: '3001503294',
  seal: { verdict: 'valid', signer: 'Ministerul Finanțelor Publice' },
  availableAt: new Date('2026-02-16T09:30:00Z'),
  downloadedAt: new Date('2026-02-16T11:31:07Z'),
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
};

export async function benchDocuments(): Promise<BenchResult> {
  const samples = Array.from({ length: count }, (_, seed) => sampleOf(seed)).filter((one) => one !== null);
  const invoices = samples.flatMap(({ xml, kind }) => {
    const read = readDocument(xml, kind);
    return read.verdict === 'read' ? [read.invoice] : [];
  });
  const shown = invoices.slice(0, shownCount);
  const typesetter = createTypesetter();
  const render = createPdfRenderer({ mostWaiting: shownCount });
  const stations: [what: string, run: () => Promise<number>][] = [
    ['parser alone: libxml2 over the same documents', async () => each(samples, ({ xml }) => parse(xml))],
    ['unzip and tell apart', () => eachInTurn(samples, (one) => open(one.zip))],
    ['seal checked, detached', async () => each(samples, (one) => verifySeal(one.xml, one.detached))],
    ['seal checked, enveloped', async () => each(samples, (one) => verifySeal(one.xml, one.enveloped))],
    ['read: every term', async () => each(samples, ({ xml, kind }) => readDocument(xml, kind))],
    ['HTML', async () => each(invoices, (invoice) => renderHtml({ invoice, provenance, language: 'ro' }))],
    ['PDF/A, one thread', async () => each(shown, (invoice) => typesetter.pdf(sheetFor(invoice)))],
    [
      'PDF/A, as the service makes them: in threads',
      async () => {
        await Promise.all(shown.map((invoice) => render.pdf({ invoice, provenance, language: 'ro' })));
        return shown.length;
      },
    ],
  ];
  const perSecond = stations.map((): number[] => []);
  // The first round warms everything, and is not counted.
  for (let round = 0; round <= rounds; round++) {
    for (const [i, [, run]] of stations.entries()) {
      const started = process.cpuUsage();
      const done = await run();
      const { user, system } = process.cpuUsage(started);
      if (round > 0) perSecond[i]!.push((done * 1_000_000) / (user + system));
    }
  }
  await render.close();
  return { figures: figuresOf(samples, stations, perSecond) };
}

function figuresOf(samples: Sample[], stations: [string, unknown][], perSecond: number[][]): Figure[] {
  const kilobytes = samples.reduce((sum, { xml }) => sum + xml.length, 0) / samples.length / 1000;
  const size = figureOf('mean size of a document', [kilobytes], { unit: 'kB' });
  const [reference, ...others] = stations.map(([what], i) => ({ what, runs: perSecond[i]! }));
  const parser = figureOf(reference!.what, reference!.runs, { unit: '/s CPU' });
  return [
    size,
    parser,
    ...others.map(({ what, runs }) => figureOf(what, runs, { unit: '/s CPU', reference: parser })),
  ];
}

/** As an inbox is mixed, odd ones among them; null for the one oddity over which the sandbox writes no enveloped seal. */
function sampleOf(seed: number): Sample | null {
  const { xml, facts } = makeDocument({ seed, kind: pickKind(seed), issuedOn: '2026-02-16', uploadIndex });
  if ('quirks' in facts && facts.quirks.includes('pseudo_schema_location')) return null;
  const sealed = (style: SealStyle) => sealOf(xml, style)!;
  const [detached, enveloped] = [sealed('detached'), sealed('enveloped')];
  const entries = [
    { name: `semnatura_${uploadIndex}.xml`, bytes: detached },
    { name: `${uploadIndex}.xml`, bytes: xml },
  ];
  const told = classify(entries, uploadIndex);
  if (!told.ok) throw new Error(told.detail);
  return { zip: zip(entries, Date.UTC(2026, 1, 16)), xml, kind: told.document.kind, detached, enveloped };
}

async function open(bytes: Buffer): Promise<void> {
  const opened = await unzip(bytes);
  if (!opened.ok || !classify(opened.entries, uploadIndex).ok) throw new Error('not opened');
}

function parse(xml: Buffer): void {
  const option =
    ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NOERROR | ParseOption.XML_PARSE_NOWARNING;
  XmlDocument.fromBuffer(xml, { option }).dispose();
}

function sheetFor(invoice: ReadInvoice) {
  return sheetOf(invoice, provenance, { language: 'ro', ...mostInPdf });
}

function each<T>(all: T[], run: (one: T) => unknown): number {
  for (const one of all) run(one);
  return all.length;
}

async function eachInTurn<T>(all: T[], run: (one: T) => Promise<unknown>): Promise<number> {
  for (const one of all) await run(one);
  return all.length;
}
