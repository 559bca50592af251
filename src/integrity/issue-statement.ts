/** Makes a statement, time-stamps it where an authority is configured, and keeps it with its line in the audit log. */
import { canonicalJson, type Json } from '../core/canonical-json.ts';
import type { Log } from '../core/log.ts';
import type { SignedStatement } from '../core/statement.ts';
import { type AuditActor, recordAudit } from '../db/audit/audit.ts';
import { addStatement } from '../db/completeness/statement.ts';
import { inTransaction } from '../db/connection.ts';
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
 * @param actor who asked for it, or for the pack that it is in
 * @returns undefined when there is no such company, or it was removed
 */
export async function issueStatement(
  ctx: IssueCtx,
  period: StatedPeriod,
  actor: AuditActor,
): Promise<SignedStatement | undefined> {
  const signed = await makeStatement(ctx, period);
  if (!signed) return undefined;
  await addTimeStamp(ctx, signed);
  const { document, signature } = signed;
  const { organisationId, companyId, firstDay, lastDay } = period;
  const { id, complete, chain } = document;
  const madeAt = new Date(document.madeAt);
  await inTransaction(ctx.db, async (tx) => {
    await addStatement(tx, {
      id,
      organisationId,
      companyId,
      periodFrom: firstDay,
      periodTo: lastDay,
      madeAt,
      madeBy: actor.kind === 'person' ? actor.id : null,
      complete,
      chainSeq: chain.after.seq,
      chainHead: chain.after.head,
      keyId: signature.keyId,
      content: canonicalJson(signed as unknown as Json),
    });
    const detail = { companyId, firstDay, lastDay, complete };
    await recordAudit(tx, organisationId, { actor, action: 'statement.made', subject: id, detail }, madeAt);
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
