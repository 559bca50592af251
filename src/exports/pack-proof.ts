/** What proves a pack: the statement of its month with its links of the chain, the certificate, the verifier, and the signature over its checksums. Knows no ZIP. */
import { createHash } from 'node:crypto';
import { manifestLine } from '../archive/manifest.ts';
import { bucharestDay } from '../core/bucharest.ts';
import { maskCif } from '../core/cif.ts';
import type { SignedStatement } from '../core/statement.ts';
import { listChain } from '../db/archive/chain.ts';
import type { Completeness } from '../db/completeness/completeness.ts';
import { findStatementOfClosedMonth } from '../db/completeness/month-closing.ts';
import type { Db } from '../db/connection.ts';
import type { PackProof } from './context.ts';
import { readMonth } from './month.ts';
import type { Pack } from './pack-job.ts';

/** The same in both languages: the verifier looks for them. */
export const proofFiles = {
  statement: 'certificat.json',
  certificate: 'certificat.pdf',
  chain: 'lant.jsonl',
  closing: 'inchidere.json',
  verifier: 'verificare.html',
  sums: 'SHA256SUMS',
  signature: 'SHA256SUMS.semnat.json',
} as const;

/** Undefined of a month that has not begun. */
export async function stateMonth(proof: PackProof, pack: Pack): Promise<SignedStatement | undefined> {
  const { request, organisationId, actor, ctx } = pack;
  const { firstDay, lastDay } = readMonth(request.month);
  const today = bucharestDay(ctx.now());
  if (firstDay > today) return undefined;
  const { companyId } = request;
  const period = { organisationId, companyId, firstDay, lastDay: lastDay < today ? lastDay : today };
  return proof.state(period, actor);
}

/**
 * The head with which the month was closed, as it was signed then. Left out after the signing key was replaced: a reader of
 * a pack compares one key.
 */
export async function findClosing(
  { ctx, request: { companyId, month } }: Pack,
  { signature }: SignedStatement,
): Promise<string | undefined> {
  const statement = await findStatementOfClosedMonth(ctx.db, companyId, month);
  if (statement === undefined) return undefined;
  const { keyId } = (JSON.parse(statement) as SignedStatement).signature;
  return keyId === signature.keyId ? statement : undefined;
}

const pageRows = 500;

/** The links from before the statement's first message to its head, as the manifest has them. */
export async function* chainLines(
  db: Db,
  { company, chain: { before, after } }: SignedStatement['document'],
): AsyncGenerator<string> {
  for (let last = before.seq; last < after.seq; ) {
    const range = { after: last, upTo: after.seq, limit: pageRows };
    const rows = await listChain(db, company.id, range);
    if (rows.length === 0) return;
    for (const row of rows) yield manifestLine({ ...row, archivedAt: row.archivedAt.toISOString() });
    last = rows.at(-1)!.seq;
  }
}

/** What is signed of a pack: its list of checksums, and whose and which it is. */
export function packDocument(
  { request, ctx }: Pack,
  company: Completeness,
  { document }: SignedStatement,
  sums: Buffer,
  files: number,
) {
  return {
    type: 'efactura-sync/pack' as const,
    version: 1 as const,
    installation: document.installation,
    program: document.program,
    madeAt: ctx.now().toISOString(),
    company: { id: company.companyId, cif: maskCif(company.cif), name: company.name },
    month: request.month,
    statement: document.id,
    files,
    sha256sums: createHash('sha256').update(sums).digest('hex'),
  };
}
