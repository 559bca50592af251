/** The pack of a company's newest month with all that proves it: its bytes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addExport, findExport } from '../../src/db/exports/export.ts';
import { openExportStore } from '../../src/exports/export-store.ts';
import { defaultTemplate } from '../../src/exports/file-names.ts';
import { makeExports } from '../../src/jobs/make-exports.ts';
import { packProof } from '../../src/jobs/pack-proof.ts';
import { printPdf } from '../../src/jobs/print-pdf.ts';
import type { Engine } from './engine.ts';

export async function makeProvenPack(
  { app, organisationId }: Engine,
  companyId: string,
  dir: string,
): Promise<Buffer> {
  const { rows } = await app.db.query(
    `select to_char(max(available_at) at time zone 'Europe/Bucharest', 'YYYY-MM') as month from invoice`,
  );
  const asked = {
    organisationId,
    companies: null,
    actor: { kind: 'operator', id: null } as const,
    request: {
      kind: 'pack' as const,
      companyId,
      month: rows[0].month,
      include: ['zip' as const, 'xml' as const],
      pathTemplate: defaultTemplate,
      language: 'ro' as const,
    },
    expiresAt: new Date(app.now().getTime() + 1e9),
  };
  const id = await addExport(app.db, asked, app.now());
  const exportsDir = join(dir, 'exports');
  const ctx = {
    ...app,
    proof: packProof(app),
    renderPdf: undefined,
    printPdf: printPdf(app),
    nameMembers: async () => new Map<string, string>(),
    dir: exportsDir,
    store: openExportStore(exportsDir),
  };
  await makeExports(ctx, 'test', new AbortController().signal);
  const made = (await findExport(app.db, organisationId, id))!;
  assert.equal(made.state, 'done', `${made.code}: ${made.detail}`);
  return readFileSync(join(exportsDir, made.file!.path));
}
