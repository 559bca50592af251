/** Signs the heads of chains, to be kept outside: with backups, closed months, packs, mail and webhooks. Stores nothing. */
import { maskCif } from '../core/cif.ts';
import { signDocument } from '../core/signed.ts';
import type { HeadsStatement, SignedHeads } from '../core/statement.ts';
import { type ChainedCompany, listChainedCompanies } from '../db/archive/chain.ts';
import type { Db } from '../db/connection.ts';
import { findArchiveBinding } from '../db/installation/installation.ts';
import { program, type StatementCtx } from './make-statement.ts';
import { loadSigningKey } from './signing-keys.ts';

export type HeadsCtx = Omit<StatementCtx, 'db'> & { db: Db };

/**
 * The heads of every chain, of one organisation or (null) of the whole installation: `verify --statement` says later
 * whether the archive of then is continued.
 */
export async function makeHeadsStatement(ctx: HeadsCtx, organisationId: string | null): Promise<SignedHeads> {
  const companies = await listChainedCompanies(ctx.db, organisationId);
  return (await headsSigner(ctx, organisationId))(companies);
}

/** Signs one document for each list of heads; the key is opened once. */
export async function headsSigner({ db, vault, now }: HeadsCtx, organisationId: string | null) {
  const key = await loadSigningKey(db, vault);
  const installation = (await findArchiveBinding(db))!.id;
  return (companies: ChainedCompany[], month?: string): SignedHeads => {
    const heads: HeadsStatement = {
      type: 'efactura-sync/heads',
      version: 1,
      installation,
      program,
      madeAt: now().toISOString(),
      organisation: organisationId,
      ...(month !== undefined && { month }),
      companies: companies.map(
        ({ id, organisationId: organisation, cif, chainSeq: seq, chainHead: head }) => ({
          id,
          organisation,
          cif: maskCif(cif),
          seq,
          head,
        }),
      ),
    };
    return signDocument(heads, key);
  };
}
