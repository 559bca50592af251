/** Opens a journal's file for the length of an action, with the company that it is of and the template that fits it. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import { findCompany } from '../../db/companies/company.ts';
import { findJournalTemplate, type TemplateKey } from '../../db/reconciliation/journal-template.ts';
import type { Columns } from '../../reconciliation/guess-columns.ts';
import { JournalError, type OpenJournal, openJournal } from '../../reconciliation/open-journal.ts';
import type { JournalLayout } from '../../reconciliation/read-journal.ts';
import { checkRateLimit } from '../check-rate-limit.ts';
import type { Ctx } from '../context.ts';
import { tableProblem, threadProblem } from './journal-problems.ts';

export interface JournalInHand {
  journal: OpenJournal;
  layout: JournalLayout;
  /** What a person chose for headings like these. */
  template: Columns | null;
  templateKey: TemplateKey;
}

export const mostRows = 200_000;
/** A preview and a comparison of each of a few files. */
const filesAMinute = 20;

/** @throws Problem not_found, too_many_requests, invalid_input, malformed_body, unavailable */
export async function withJournal<Result>(
  ctx: Ctx,
  { organisationId }: Actor,
  { companyId, file }: { companyId: string; file: Buffer },
  act: (inHand: JournalInHand) => Promise<Result>,
): Promise<Result> {
  await checkRateLimit(ctx, {
    holder: `journal:${organisationId}`,
    limit: filesAMinute,
    windowMs: 60_000,
    refusal: ['journals', { limit: filesAMinute }],
  });
  return withJournalUncounted(ctx, { organisationId, companyId, file }, act);
}

/** Without the rate limit that a person has, for files of the watched folder: their number is bounded where they are read. @throws Problem as withJournal does */
export async function withJournalUncounted<Result>(
  ctx: Pick<Ctx, 'db'>,
  { organisationId, companyId, file }: { organisationId: string; companyId: string; file: Buffer },
  act: (inHand: JournalInHand) => Promise<Result>,
): Promise<Result> {
  if (!(await findCompany(ctx.db, organisationId, companyId))) throw notFound('company');
  try {
    await using journal = await openJournal(file, mostRows);
    if (!journal.opened.ok) throw tableProblem(journal.opened.fault, mostRows);
    const { layout } = journal.opened;
    const templateKey = { organisationId, companyId, headingSha256: layout.headingSha256 };
    const template = (await findJournalTemplate(ctx.db, templateKey)) ?? null;
    return await act({ journal, layout, template, templateKey });
  } catch (error) {
    throw error instanceof JournalError ? threadProblem(error) : error;
  }
}
