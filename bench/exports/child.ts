/** Makes one export, or only reads the rows it would be made of, in a process of its own, and says how long it took and how large the process became. */
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { inTransaction } from '../../src/db/connection.ts';
import type { ExportRequest } from '../../src/db/exports/export.ts';
import { makeExport } from '../../src/exports/make-export.ts';
import { packPdf } from '../../src/jobs/pack-pdf.ts';
import { printPdf } from '../../src/jobs/print-pdf.ts';
import type { Settings } from '../bench-config.ts';

export interface ChildWish {
  settings: Settings;
  organisationId: string;
  /** Or nothing but a cursor over the same rows. */
  request: ExportRequest | 'cursor';
}

export interface ChildDone {
  invoices: number;
  seconds: number;
  cpuSeconds: number;
  /** Between two reports of progress. */
  longestSilenceSeconds: number;
  peakMiB: number;
  sizeBytes: number;
}

const wish: ChildWish = JSON.parse(process.argv[2]!);
const app = await buildApp(readConfig(wish.settings));
const [cpu, begun] = [process.cpuUsage(), performance.now()];
let reportedAt = begun;
let longestSilenceSeconds = 0;
const { invoices, sizeBytes } = wish.request === 'cursor' ? await readAll() : await make(wish.request);
const seconds = (performance.now() - begun) / 1000;
reported();
const { user, system } = process.cpuUsage(cpu);
const cpuSeconds = (user + system) / 1e6;
await app.close();
// Linux counts in KiB.
const peakMiB = process.resourceUsage().maxRSS / 1024;
const done: ChildDone = { invoices, seconds, cpuSeconds, longestSilenceSeconds, peakMiB, sizeBytes };
console.log(JSON.stringify(done));

function reported(): void {
  const now = performance.now();
  longestSilenceSeconds = Math.max(longestSilenceSeconds, (now - reportedAt) / 1000);
  reportedAt = now;
}

async function make(request: ExportRequest): Promise<{ invoices: number; sizeBytes: number }> {
  let invoices = 0;
  const progress = {
    total: async () => {},
    done: async (n: number) => {
      invoices += n;
      reported();
    },
    problem: () => {
      throw new Error('the bench has only sound invoices');
    },
    leftOut: () => {
      throw new Error('the bench leaves nothing out');
    },
  };
  const { db, archive, now, log } = app;
  const ctx = {
    db,
    archive,
    renderPdf: packPdf(app),
    printPdf: printPdf(app),
    nameMembers: async () => new Map(),
    now,
    log,
  };
  const { organisationId } = wish;
  const actor = { kind: 'operator', id: null } as const;
  const wanted = { actor, id: crypto.randomUUID(), organisationId, request };
  const { sizeBytes } = await makeExport(ctx, app.exportsDir, wanted, progress, new AbortController().signal);
  return { invoices, sizeBytes };
}

/** The reference: PostgreSQL's own cursor over the columns of a list, in the same order, each row made an object. */
async function readAll(): Promise<{ invoices: number; sizeBytes: number }> {
  return inTransaction(app.db, async (tx) => {
    await tx.query({
      text: `declare every cursor for
        select i.id, i.company_id, c.cif, m.message_id, i.upload_index, i.direction, i.role, i.number, i.type_code,
          i.issued_on, i.due_on, i.currency, i.seller_cif, i.seller_name, i.buyer_cif, i.buyer_name, i.net, i.vat,
          i.payable, i.seal_verdict, i.seal_detail, s.name as seal_signer, i.reading_verdict, i.reading_detail, i.available_at,
          i.late, i.retain_until
        from invoice i join company c on c.id = i.company_id left join message m on m.id = i.message
          left join signer s on s.number = i.signer
        where i.organisation_id = '${wish.organisationId}' and c.cif = '12345674'
        order by i.available_at desc nulls last, i.id desc`,
    });
    let invoices = 0;
    for (;;) {
      const { rows } = await tx.query('fetch 250 from every');
      if (rows.length === 0) return { invoices, sizeBytes: 0 };
      invoices += rows.length;
    }
  });
}
