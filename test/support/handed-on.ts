/** Makes exports as a worker would, and opens what came of them. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { pino } from 'pino';
import { fromBufferPromise } from 'yauzl';
import { nameMembers } from '../../src/actions/people/assignees.ts';
import { openExportStore } from '../../src/exports/export-store.ts';
import { type ExportsCtx, makeExports } from '../../src/jobs/make-exports.ts';
import { printPdf } from '../../src/jobs/print-pdf.ts';
import type { Service } from './service.ts';

export function exportsParts(service: Service, over: Partial<ExportsCtx> = {}): ExportsCtx {
  const { db, archive, exportsDir: dir, clock } = service;
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
  return {
    db,
    archive,
    renderPdf: undefined,
    printPdf: printPdf(service.ctx),
    nameMembers: (id) => nameMembers(service, id),
    now: () => clock.now,
    log,
    dir,
    store: openExportStore(dir),
    ...over,
  };
}

export function makeAll(service: Service, over: Partial<ExportsCtx> = {}): Promise<void> {
  return makeExports(exportsParts(service, over), 'test', new AbortController().signal);
}

/** Asks for it, makes it and fetches it. */
export async function exported(service: Service, key: string, body: object, over: Partial<ExportsCtx> = {}) {
  const asked = await service.ask('POST', '/api/v1/exports', { key, body });
  assert.equal(asked.status, 202, asked.text);
  await makeAll(service, over);
  const seen = await service.ask('GET', String(asked.headers.location), { key });
  assert.equal(seen.body.state, 'done', seen.text);
  const file = await service.ask('GET', `${asked.headers.location}/file`, { key });
  assert.equal(file.status, 200);
  return { export: seen.body, bytes: file.bytes, headers: file.headers };
}

/** By name. Yauzl refuses names that leave the folder, and checks sizes and checksums. */
export async function unpack(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes);
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const chunks = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
    files.set(entry.fileName, Buffer.concat(chunks));
  }
  return files;
}

export async function scratchDirectory(t: TestContext): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'efactura-exports-'));
  t.after(() => rm(dir, { recursive: true, force: true }));
  return dir;
}
