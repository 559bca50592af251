/** Destinations of new documents: made, listed, changed, removed; what went where, and what is tried again. */
import type { Actor } from '../../accounts/actor.ts';
import type {
  DestinationFilter,
  DestinationKind,
  DestinationState,
  DocumentState,
} from '../../core/destination.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { type Db, inTransaction } from '../../db/connection.ts';
import {
  addDestination,
  countDestinations,
  type Destination,
  type DestinationChoice,
  findAddress,
  findDestination,
  removeDestination as markDestinationRemoved,
  listDestinations as selectDestinations,
  updateDestination,
} from '../../db/exports/destination.ts';
import {
  type DeliveredDocument,
  retryDocuments,
  listDocuments as selectDocuments,
} from '../../db/exports/destination-document.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import { lockOrganisation } from '../../db/people/organisation.ts';
import { countOwnCompanies } from '../../db/webhooks/webhook.ts';
import { readTemplate } from '../../exports/file-names.ts';
import { auditActor, personOf } from '../audit/audit-actor.ts';
import { endOfInvoiceChanges, startOfInvoiceChanges } from '../changes/follow-changes.ts';
import { checkRateLimit } from '../check-rate-limit.ts';
import type { Ctx } from '../context.ts';
import { askConfirmation, checkMayConfirm } from './confirm-destination.ts';
import { type AddressInput, checkAddress, moveAddress } from './destination-address.ts';

const mostDestinations = 20;
const aMinute = 20;

export interface NewDestinationInput extends DestinationChoice, AddressInput {
  kind: DestinationKind;
  /** Which documents: those that arrive from now on, or all that there are as well. */
  from: 'now' | 'beginning';
}

/** @throws Problem invalid_input, conflict, too_many_requests */
export async function createDestination(
  ctx: Ctx,
  actor: Actor,
  input: NewDestinationInput,
): Promise<Destination> {
  const { organisationId } = actor;
  const now = ctx.now();
  await checkRateLimit(ctx, {
    holder: `destinations:${organisationId}`,
    limit: aMinute,
    windowMs: 60_000,
    refusal: ['webhook_requests', { limit: aMinute }],
  });
  const { address, shown } = await checkAddress(ctx, input);
  checkTemplate(input.pathTemplate);
  if (input.kind === 'mail') await checkMayConfirm(ctx, organisationId);
  const start = input.from === 'now' ? endOfInvoiceChanges : startOfInvoiceChanges;
  const cursor = await start(ctx, actor);
  const { name, kind, pathTemplate, formats, language, filter } = input;
  return inTransaction(ctx.db, async (tx) => {
    // Two who ask at once are one after the other, and the cap holds.
    await lockOrganisation(tx, organisationId);
    if ((await countDestinations(tx, organisationId)) >= mostDestinations)
      throw new Problem('conflict', 'too_many_destinations', { most: mostDestinations });
    await checkFilter(tx, organisationId, filter);
    const made = {
      organisationId,
      name,
      kind,
      shown,
      pathTemplate,
      formats,
      language,
      filter,
      address,
      cursor,
    };
    const id = await addDestination(tx, ctx.vault, { ...made, createdBy: personOf(actor) }, now);
    if ('email' in address)
      await askConfirmation(tx, ctx, { id, organisationId, email: address.email, language }, now);
    const detail = { kind, shown, formats, filter };
    const done = { actor: auditActor(actor), action: 'destination.created', subject: id, detail } as const;
    await recordAudit(tx, organisationId, done, now);
    return (await findDestination(tx, organisationId, id))!;
  });
}

export async function listDestinations(ctx: Ctx, actor: Actor): Promise<Destination[]> {
  return selectDestinations(ctx.db, actor.organisationId);
}

export async function getDestination(ctx: Ctx, actor: Actor, { id }: { id: string }): Promise<Destination> {
  const found = await findDestination(ctx.db, actor.organisationId, id);
  if (!found) throw notFound('destination');
  return found;
}

export interface DestinationChange extends Partial<DestinationChoice>, AddressInput {
  id: string;
  state?: DestinationState;
}

/**
 * What is left out stays as it is, credentials as well, and where it has come in the feed. To another server the password
 * must be given again: otherwise a person who may change an address could have a secret sent to a server of their own.
 * @throws Problem not_found, invalid_input, conflict, too_many_requests
 */
export async function changeDestination(
  ctx: Ctx,
  actor: Actor,
  { id, name, pathTemplate, formats, language, filter, state, ...address }: DestinationChange,
): Promise<Destination> {
  const { organisationId } = actor;
  const now = ctx.now();
  const change = { name, pathTemplate, formats, language, filter, state };
  if (pathTemplate !== undefined) checkTemplate(pathTemplate);
  const before = await findDestination(ctx.db, organisationId, id);
  if (!before) throw notFound('destination');
  const moved = await moveAddress(ctx, before, address);
  return inTransaction(ctx.db, async (tx) => {
    if (filter) await checkFilter(tx, organisationId, filter);
    const whole = { ...change, ...(moved && { address: moved.address, shown: moved.shown }) };
    if (!(await updateDestination(tx, ctx.vault, { organisationId, id }, whole, now)))
      throw notFound('destination');
    if (moved && 'email' in moved.address) {
      const mailbox = {
        id,
        organisationId,
        email: moved.address.email,
        language: language ?? before.language,
      };
      await askConfirmation(tx, ctx, mailbox, now);
    }
    const detail = { ...change, ...(moved && { shown: moved.shown }) };
    const done = { actor: auditActor(actor), action: 'destination.changed', subject: id, detail } as const;
    await recordAudit(tx, organisationId, done, now);
    return (await findDestination(tx, organisationId, id))!;
  });
}

export async function removeDestination(ctx: Ctx, actor: Actor, { id }: { id: string }): Promise<void> {
  const { organisationId } = actor;
  const now = ctx.now();
  await inTransaction(ctx.db, async (tx) => {
    if (!(await markDestinationRemoved(tx, organisationId, id, now))) throw notFound('destination');
    const done = { actor: auditActor(actor), action: 'destination.removed', subject: id } as const;
    await recordAudit(tx, organisationId, done, now);
  });
}

/** What has failed is tried again, and a destination that waits is looked at at once; a mailbox that is not confirmed gets another link. */
export async function retryDestination(
  ctx: Ctx,
  actor: Actor,
  { id }: { id: string },
): Promise<{ queued: number }> {
  const { organisationId } = actor;
  const now = ctx.now();
  const found = await findDestination(ctx.db, organisationId, id);
  if (!found) throw notFound('destination');
  const address = await findAddress(ctx.db, ctx.vault, organisationId, id);
  const email = address && 'email' in address && found.confirmedAt === null ? address.email : undefined;
  if (email !== undefined) await checkMayConfirm(ctx, organisationId);
  return inTransaction(ctx.db, async (tx) => {
    if (!(await updateDestination(tx, ctx.vault, { organisationId, id }, {}, now)))
      throw notFound('destination');
    const { language } = found;
    if (email !== undefined) await askConfirmation(tx, ctx, { id, organisationId, email, language }, now);
    return { queued: await retryDocuments(tx, id) };
  });
}

export async function listDocuments(
  ctx: Ctx,
  actor: Actor,
  { id, state, limit, cursor }: PageRequest & { id: string; state?: DocumentState | undefined },
): Promise<Page<DeliveredDocument>> {
  const { id: destinationId, organisationId } = await getDestination(ctx, actor, { id });
  const after = readCursor(cursor);
  const which = { organisationId, destinationId, state };
  const rows = await selectDocuments(ctx.db, which, { limit: limit + 1, ...(after && { after }) });
  return toPage(rows, limit, (last) => ({ at: last.createdAt, id: last.id }));
}

function checkTemplate(text: string): void {
  const reading = readTemplate(text);
  if (!reading.ok) throw reading.problem;
}

async function checkFilter(tx: Db, organisationId: string, { companies }: DestinationFilter): Promise<void> {
  if (companies === null) return;
  if ((await countOwnCompanies(tx, organisationId, companies)) !== new Set(companies).size)
    throw new Problem('invalid_input', 'webhook_companies', {}, { parameter: 'filter' });
}
