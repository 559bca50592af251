/** What claims to be PDF/A is, by the industry's validator: TEST_VERAPDF names its jar (`org.verapdf.apps:greenfield-apps` on Maven Central). */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { canonicalJson } from '../src/core/canonical-json.ts';
import type { LedgerCounts } from '../src/core/message-state.ts';
import { signDocument } from '../src/core/signed.ts';
import type { Statement } from '../src/core/statement.ts';
import { createPdfRenderer } from '../src/render/render-pdf.ts';
import { generated, provenance, withEveryText } from './support/shown.ts';

const jar = process.env.TEST_VERAPDF;
const skip =
  jar === undefined
    ? "TEST_VERAPDF is not set: veraPDF's jar"
    : !existsSync(jar)
      ? `there is no ${jar}`
      : spawnSync('java', ['-version']).status !== 0 && 'there is no Java';

const counts: LedgerCounts = { listed: 12, archived: 9, expired: 1, closed: 1, pending: 1 };
const line = (n: number) => ({
  messageId: String(3_000_000 + n),
  uploadIndex: String(5_000_000 + n),
  kind: 'received' as const,
  createdAt: '2026-10-03T10:00:00.000Z',
  reason: null,
});
const statement: Statement = {
  type: 'efactura-sync/completeness',
  version: 1,
  id: '4be1b0a6-3a3e-4a1c-9d0c-2f1f2a3b4c5d',
  installation: '1f0e9d8c-7b6a-4958-8776-655443322110',
  program: { name: 'efactura-sync', version: '0.1.0' },
  madeAt: '2026-11-02T08:00:00.000Z',
  organisation: { id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', name: 'Contabilitate Țîru & Asociații SRL' },
  company: { id: '9b2f6a52-0d7e-4a59-8d68-6f1f3a7f3c11', cif: '8000000000', name: 'Șoimii “Ăî” SRL' },
  period: {
    firstDay: '2026-10-01',
    lastDay: '2026-10-31',
    from: '2026-09-30T21:00:00.000Z',
    to: '2026-10-31T22:00:00.000Z',
  },
  complete: false,
  reservations: ['expired', 'gaps', 'pending'],
  coverage: {
    listedUpTo: '2026-10-31T22:00:00.000Z',
    covered: [{ from: '2026-10-02T21:00:00.000Z', to: '2026-10-31T22:00:00.000Z' }],
    gaps: [{ from: '2026-09-30T21:00:00.000Z', to: '2026-10-02T21:00:00.000Z' }],
  },
  listings: [],
  messages: { ...counts, unproven: 0, undated: 0, byKind: [{ kind: 'received', ...counts }] },
  pending: [line(1)],
  expired: [line(2)],
  closed: [{ ...line(3), closedAt: '2026-11-01T08:00:00.000Z', by: 'contabil', words: 'Nu o așteptăm.' }],
  chain: {
    before: { seq: 100, head: 'a'.repeat(64) },
    after: { seq: 109, head: 'b'.repeat(64) },
    links: '101-109',
  },
  invoices: [
    {
      direction: 'received',
      currency: 'RON',
      count: 8,
      creditNotes: 1,
      incomplete: 0,
      net: '1000.10',
      vat: '190.02',
      payable: '1190.12',
    },
  ],
  findings: 0,
};

test('invoices are PDF/A-2b and certificates PDF/A-3b; one that claims more is found', {
  skip,
}, async (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'efactura-verapdf-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const render = createPdfRenderer({ threads: 1 });
  t.after(() => render.close());
  const { privateKey } = generateKeyPairSync('ed25519');
  const signed = canonicalJson(signDocument(statement, privateKey) as never);
  const claimed = new Map<string, string>();
  const add = (name: string, bytes: Buffer, flavour: string) => {
    const file = join(dir, `${name}.pdf`);
    writeFileSync(file, bytes);
    claimed.set(file, flavour);
  };
  for (const language of ['ro', 'en'] as const)
    add(`certificate-${language}`, await render.pdf({ signed, language }), '3b');
  for (const kind of ['credit_note', 'attachments', 'quirky'] as const) {
    const { invoice } = generated(kind, 4);
    add(kind, await render.pdf({ invoice, provenance, language: 'ro' }), '2b');
  }
  const full = withEveryText(generated('invoice', 3).invoice, 'Ă ș ț “x” – € 木 \u{1f600}');
  const sound = await render.pdf({ invoice: full, provenance, language: 'en' });
  add('every-text', sound, '2b');
  // The same file claims PDF/A-2a, which needs tags that it has not, and the validator must say so.
  const broken = Buffer.from(sound.toString('latin1').replace('conformance>B<', 'conformance>A<'), 'latin1');
  assert.notDeepEqual(broken, sound);
  add('broken', broken, '2a');
  // The flavour is the one that the file claims.
  const { stdout, stderr } = spawnSync(
    'java',
    [
      '-XX:TieredStopAtLevel=1',
      '-cp',
      jar!,
      'org.verapdf.apps.GreenfieldCliWrapper',
      '--format',
      'text',
      '-f',
      '0',
      ...claimed.keys(),
    ],
    { encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  const said = stdout.split('\n').filter((one) => /^(PASS|FAIL)/.test(one));
  assert.deepEqual(
    said.map((one) => one.replace(`${dir}/`, '').trim()).sort(),
    [...claimed]
      .map(
        ([file, flavour]) => `${file.endsWith('broken.pdf') ? 'FAIL' : 'PASS'} ${basename(file)} ${flavour}`,
      )
      .sort(),
    stdout + stderr,
  );
});
