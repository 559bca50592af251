/** Makes a statement, time-stamps it where an authority is configured, and keeps it. */
import { canonicalJson, type Json } from '../core/canonical-json.ts';
import type { Log } from '../core/log.ts';
import type { SignedStatement } from '../core/statement.ts';
import { addStatement } from '../db/completeness/statement.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { makeStatement, type StatedPeriod, type StatementCtx } from './make-statement.ts';
import { fetchTimeStamp } from './time-stamp.ts';

export interface IssueCtx extends StatementCtx {
  outbound: Pick<Outbound, 'send'>;
  /** A time-stamping authority (RFC 3161); undefined: statements have no time-stamp. */
  tsaUrl: string | undefined;
  log: Pick<Log, 'warn'>;
}

/**
 * @param madeBy the account; null for a program and the operator
 * @returns undefined when there is no such company, or it was removed
 */
export async function issueStatement(
  ctx: IssueCtx,
  period: StatedPeriod,
  madeBy: string | null,
): Promise<SignedStatement | undefined> {
  const signed = await makeStatement(ctx, period);
  if (!signed) return undefined;
  await addTimeStamp(ctx, signed);
  const { document, signature } = signed;
  await addStatement(ctx.db, {
    id: document.id,
    organisationId: period.organisationId,
    companyId: period.companyId,
    periodFrom: period.firstDay,
    periodTo: period.lastDay,
    madeAt: new Date(document.madeAt),
    madeBy,
    complete: document.complete,
    chainSeq: document.chain.after.seq,
    chainHead: document.chain.after.head,
    keyId: signature.keyId,
    content: canonicalJson(signed as unknown as Json),
  });
  return signed;
}

/** A statement is as true without the authority's word: where that cannot be had, it is made without. */
async function addTimeStamp({ outbound, tsaUrl, log }: IssueCtx, signed: SignedStatement): Promise<void> {
  if (tsaUrl === undefined) return;
  try {
    const token = await fetchTimeStamp(outbound, tsaUrl, Buffer.from(signed.signature.value, 'base64'));
    signed.timestamp = token.toString('base64');
  } catch (error) {
    log.warn({ err: error, statement: signed.document.id }, 'a statement was made without a time-stamp');
  }
}
