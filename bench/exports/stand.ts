/** What the exports' figures are measured on: the app with the embedded PostgreSQL, a hundred thousand invoices in its catalogue, and the originals of some of them on disk. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDocument } from '../../sandbox/documents/generate.ts';
import { zip } from '../../sandbox/zip.ts';
import { type App, buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { addCompanies, listCompaniesByCif } from '../../src/db/companies/company.ts';
import { addOrganisation } from '../../src/db/people/organisation.ts';
import { benchSettings, type Settings } from '../bench-config.ts';

export interface Stand extends AsyncDisposable {
  /** Of the processes that make exports. */
  settings: Settings;
  organisationId: string;
  /** Of it are the invoices with originals: so many became available in each of these months. */
  packed: { companyId: string; months: { month: string; invoices: number }[] };
}

export async function openStand(
  invoices: number,
  months: { month: string; invoices: number }[],
): Promise<Stand> {
  await using opened = new AsyncDisposableStack();
  const dir = mkdtempSync(join(tmpdir(), 'efactura-bench-'));
  opened.defer(() => rmSync(dir, { recursive: true, force: true }));
  const settings = benchSettings(dir);
  const app = await buildApp(readConfig(settings));
  opened.defer(() => app.close());
  const { db } = app;
  const now = new Date();
  const { id: organisationId } = await addOrganisation(db, 'Contabilitate SRL', 'business', now);
  const cifs = ['12345674', '8000000000'];
  await addCompanies(
    db,
    organisationId,
    cifs.map((cif) => ({ cif, name: null })),
    now,
  );
  const [searched, packed] = (await listCompaniesByCif(db, organisationId, cifs)).map(({ id }) => id) as [
    string,
    string,
  ];
  await db.query(
    `insert into invoice (id, organisation_id, company_id, upload_index, direction, role, number, type_code, issued_on,
       due_on, currency, seller_cif, seller_name, buyer_cif, buyer_name, net, vat, payable, content, seal_verdict,
       reading_verdict, available_at, recorded_at, late, retain_until)
     select gen_random_uuid(), $1, $2, (5000000000 + n)::text, 'received', 'buyer', 'FV-' || n, '380', date '2026-01-01' + n % 300,
       date '2026-02-01' + n % 300, 'RON', (10000000 + n % 5000)::text, 'Vânzător numărul ' || n % 5000 || ' SRL',
       '12345674', 'Cumpărător SA', 1000.10, 190.02, 1190.12, $3, 'valid', 'read',
       timestamptz '2026-01-01' + n * interval '4 minutes', now(), false, '2037-01-01'
     from generate_series(1, $4::int) n`,
    [organisationId, searched, JSON.stringify(content), invoices],
  );
  let at = 0;
  for (const { month, invoices: n } of months) {
    await addOriginals(app, { organisationId, companyId: packed, month, from: at, n });
    at += n;
  }
  await db.query('analyze');
  const kept = opened.move();
  return {
    settings,
    organisationId,
    packed: { companyId: packed, months },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

const content = {
  gross: '1190.12',
  vatBreakdown: [{ category: 'S', rate: '19', base: '1000.10', vat: '190.02', exemptionReason: null }],
  lines: Array.from({ length: 5 }, (_, i) => ({
    id: String(i + 1),
    name: `Produsul cu numărul ${i + 1}`,
    description: null,
    quantity: '2.000',
    unit: 'H87',
    price: '100.01',
    net: '200.02',
    vatCategory: 'S',
    vatRate: '19',
  })),
};

async function addOriginals(
  { db, config }: App,
  wanted: { organisationId: string; companyId: string; month: string; from: number; n: number },
): Promise<void> {
  const { organisationId, companyId, month, from, n } = wanted;
  const folder = join(config.archive.dir, 'bench', month);
  mkdirSync(folder, { recursive: true });
  const rows = [];
  // Two hundred different ones: making them is not what is measured.
  const xmls = Array.from(
    { length: 200 },
    (_, seed) => makeDocument({ seed, kind: 'invoice', issuedOn: `${month}-01`, uploadIndex: '1' }).xml,
  );
  for (let i = from; i < from + n; i++) {
    const uploadIndex = String(6_000_000_000 + i);
    const xml = xmls[i % xmls.length]!;
    const seal = Buffer.alloc(3_000, 0x61);
    const entries = [
      { name: `${uploadIndex}.xml`, bytes: xml },
      { name: `semnatura_${uploadIndex}.xml`, bytes: seal },
    ];
    const bytes = zip(entries, Date.UTC(2026, 0, 1));
    writeFileSync(join(folder, `${uploadIndex}.zip`), bytes);
    rows.push({
      n: i,
      upload_index: uploadIndex,
      path: `bench/${month}/${uploadIndex}.zip`,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.length,
    });
  }
  await db.query(
    `with listed as (
       select * from jsonb_to_recordset($4::jsonb) as r (n integer, upload_index text, path text, sha256 text, size integer)
     ), message as (
       insert into message (id, organisation_id, company_id, message_id, upload_index, kind, raw_kind, detail, created_at,
         created_at_raw, created_at_ambiguous, row_cif, listed_at, state, sha256, size_bytes, path, seq, chain, archived_at)
       select gen_random_uuid(), $1, $2, upload_index, upload_index, 'received', '', '', ($3 || '-15')::timestamptz, '', false, '8000000000',
         now(), 'archived', sha256, size, path, n + 1, 'x', now() from listed
       returning id, upload_index
     )
     insert into invoice (id, organisation_id, company_id, message, upload_index, direction, role, number, seller_name,
       seal_verdict, reading_verdict, available_at, recorded_at)
     select gen_random_uuid(), $1, $2, message.id, message.upload_index, 'received', 'buyer', 'FV ' || n, 'Vânzător SRL', 'valid', 'read',
       ($3 || '-15')::timestamptz + n * interval '1 second', now()
     from message join listed using (upload_index)`,
    [organisationId, companyId, month, JSON.stringify(rows)],
  );
}
