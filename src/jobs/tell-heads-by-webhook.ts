/**
 * Each morning endpoints that chose it are told the signed head of each company's chain: a copy that is out of the program's
 * reach. A company to an event, so that an endpoint that is limited to some companies learns of these alone. May run twice: a
 * head is told once.
 */
import { type ChainedCompany, listChainedCompanies } from '../db/archive/chain.ts';
import { listOrganisationsThatChose } from '../db/webhooks/webhook.ts';
import { type ToldOnce, tellOnce } from '../db/webhooks/webhook-outbox.ts';
import { headsSigner } from '../integrity/make-heads-statement.ts';
import type { SyncCtx } from '../sync/context.ts';

const batch = 200;

export async function tellHeadsByWebhook(
  { db, vault, clock }: Pick<SyncCtx, 'db' | 'vault' | 'clock'>,
  signal: AbortSignal,
): Promise<void> {
  const now = clock.now();
  for (const organisationId of await listOrganisationsThatChose(db, 'company.head')) {
    const companies = (await listChainedCompanies(db, organisationId)).filter(({ chainSeq }) => chainSeq > 0);
    const sign = await headsSigner({ db, vault, now: () => now }, organisationId);
    for (let from = 0; from < companies.length && !signal.aborted; from += batch) {
      const facts = companies.slice(from, from + batch).map((company) => toFact(company, sign));
      await tellOnce(db, facts, now);
    }
  }
}

function toFact(company: ChainedCompany, sign: Awaited<ReturnType<typeof headsSigner>>): ToldOnce {
  const { id, organisationId, cif, chainSeq: seq, chainHead: head } = company;
  const data = { companyId: id, cif, seq, head, signed: sign([company]) };
  return { organisationId, type: 'company.head', subject: `${id} ${seq} ${head}`, data };
}
