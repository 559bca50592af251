/** What a signed document that was handed out says of chains, beside what the database has of them today. Changes nothing. */
import { maskCif } from '../core/cif.ts';
import { type Signed, verifySigned } from '../core/signed.ts';
import type { Head, HeadsStatement, Statement } from '../core/statement.ts';
import { listChainedCompanies } from '../db/archive/chain.ts';
import { findChainAt } from '../db/completeness/statement-facts.ts';
import type { Db } from '../db/connection.ts';
import { listSigningKeys } from '../db/installation/signing-key.ts';

/** `retired`: by a key of this installation that signs no more. `stranger`: it holds, by a key of someone else. */
export const signatureVerdicts = ['ours', 'retired', 'stranger', 'broken'] as const;
export type SignatureVerdict = (typeof signatureVerdicts)[number];

export const headVerdicts = [
  /** The chain of today has this link: nothing up to it was changed, removed or exchanged. */
  'continues',
  /** The chain of today is shorter: the database is older than the document, or another one. */
  'rolled_back',
  /** The chain of today has another link at this number: it was built again. */
  'different',
  'unknown_company',
] as const;
export type HeadVerdict = (typeof headVerdicts)[number];

export interface ComparedHead extends Head {
  companyId: string;
  cif: string;
  verdict: HeadVerdict;
}

export interface ComparedDocument {
  type: string;
  madeAt: string;
  signature: SignatureVerdict;
  keyId: string;
  heads: ComparedHead[];
  /** Signed by us, and every head is continued. */
  sound: boolean;
}

/**
 * @param organisationId null: of every organisation
 * @returns undefined when it is no statement of completeness and no list of heads
 */
export async function compareHeads(
  db: Db,
  organisationId: string | null,
  text: string,
): Promise<ComparedDocument | undefined> {
  const signed = parseSigned(text);
  if (!signed) return undefined;
  const { document } = signed;
  const companies = new Map((await listChainedCompanies(db, organisationId)).map((one) => [one.id, one]));
  const heads: ComparedHead[] = [];
  for (const { companyId, cif, seq, head } of headsOf(document, organisationId)) {
    const company = companies.get(companyId);
    const chain = company && (await findChainAt(db, companyId, seq));
    const verdict = !company
      ? 'unknown_company'
      : chain === head
        ? 'continues'
        : chain === undefined
          ? 'rolled_back'
          : 'different';
    heads.push({ companyId, cif: company ? maskCif(company.cif) : cif, seq, head, verdict });
  }
  const signature = await classifySignature(db, signed);
  const sound =
    (signature === 'ours' || signature === 'retired') &&
    heads.every(({ verdict }) => verdict === 'continues');
  return {
    type: document.type,
    madeAt: document.madeAt,
    signature,
    keyId: signed.signature.keyId,
    heads,
    sound,
  };
}

async function classifySignature(db: Db, signed: Signed<unknown>): Promise<SignatureVerdict> {
  if (!verifySigned(signed)) return 'broken';
  const key = (await listSigningKeys(db)).find(({ id }) => id === signed.signature.keyId);
  if (!key) return 'stranger';
  return key.retiredAt === null ? 'ours' : 'retired';
}

type Comparable = Statement | HeadsStatement;

function parseSigned(text: string): Signed<Comparable> | undefined {
  try {
    const signed = JSON.parse(text);
    const { publicKey, keyId, value, algorithm } = signed.signature;
    const texts = [publicKey, keyId, value, algorithm, signed.document.madeAt];
    const known = ['efactura-sync/completeness', 'efactura-sync/heads'].includes(signed.document.type);
    if (!known || !texts.every((one) => typeof one === 'string')) return undefined;
    if (!headsOf(signed.document).every(isHead)) return undefined;
    return signed;
  } catch {
    return undefined;
  }
}

/** Of a list of the whole installation, such as a backup's, those of the organisation. */
function headsOf(
  document: Comparable,
  organisationId: string | null = null,
): (Head & { companyId: string; cif: string })[] {
  const all =
    document.type === 'efactura-sync/heads' && document.organisation === null && organisationId !== null;
  const found =
    document.type === 'efactura-sync/heads'
      ? document.companies
          .filter(({ organisation }) => !all || organisation === organisationId)
          .map(({ id: companyId, cif, seq, head }) => ({ companyId, cif, seq, head }))
      : [document.chain.before, document.chain.after].map(({ seq, head }) => ({
          companyId: document.company.id,
          cif: document.company.cif,
          seq,
          head,
        }));
  // Before the first message there is nothing to compare.
  return found.filter(({ seq }) => seq > 0).slice(0, mostHeads);
}

const mostHeads = 100_000;

function isHead({ companyId, cif, seq, head }: Head & { companyId: unknown; cif: unknown }): boolean {
  const texts = [companyId, cif, head].every((one) => typeof one === 'string' && one.length <= 64);
  return texts && /^[0-9a-f-]{36}$/.test(companyId as string) && Number.isSafeInteger(seq);
}
