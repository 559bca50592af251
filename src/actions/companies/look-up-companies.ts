/** What ANAF's public registry says of codes that are to be added. Waits a moment at most, and answers what is known by then. */
import type { Actor } from '../../accounts/actor.ts';
import { mayAskRegistry } from '../../anaf/ask-registry.ts';
import { hasValidControlDigit, readCif } from '../../core/cif.ts';
import { Problem } from '../../core/errors.ts';
import {
  listAnsweredOrTried,
  listRegistryFacts,
  type RegistryFacts,
} from '../../db/companies/registry-answer.ts';
import { askRegistryAbout } from '../../sync/ask-registry.ts';
import type { Ctx } from '../context.ts';

export const mostLookedUp = 100;
/** Of an organisation: the registry takes 55 a minute of the whole installation. */
const questionsAMinute = 20;
/** For the call before, whose second is not over. */
const longestWaitMs = 2_000;
const callTimeoutMs = 5_000;

export interface LookedUp {
  /** In the order of the codes that were given. */
  data: { cif: string; registry: RegistryFacts | null }[];
  /** Some may be known in a moment: ask again. */
  waiting: boolean;
}

/** @param cifs as they were written; what is no code of a company has no answer, and is not asked about */
export async function lookUpCompanies(
  ctx: Ctx,
  actor: Actor,
  { cifs }: { cifs: string[] },
): Promise<LookedUp> {
  const written = cifs.map((input) => {
    const reading = readCif(input);
    return { input, cif: reading.ok && mayAskRegistry(reading.cif) ? reading.cif : null };
  });
  const codes = [...new Set(written.flatMap(({ cif }) => cif ?? []))];
  let waiting = false;
  const passed = await listAnsweredOrTried(ctx.db, codes, ctx.now());
  const open = codes.filter((cif) => !passed.has(cif) && hasValidControlDigit(cif));
  if (open.length > 0) waiting = await ask(ctx, actor, open);
  const facts = await listRegistryFacts(ctx.db, codes);
  return {
    data: written.map(({ input, cif }) => ({ cif: input, registry: (cif && facts.get(cif)) || null })),
    waiting,
  };
}

/** @returns whether it is worth asking again */
async function ask(ctx: Ctx, { organisationId }: Actor, codes: string[]): Promise<boolean> {
  const { anaf, clock, rateLimiter } = ctx;
  if (anaf.config.registryUrl === undefined || ctx.clockDiffers?.()) return false;
  const allowed = await rateLimiter(`registry:${organisationId}`, questionsAMinute, 60_000);
  if (!allowed.granted) return true;
  const until = clock.now().getTime() + longestWaitMs;
  for (let tries = 0; tries < 3; tries++) {
    const outcome = await askOnce(ctx, codes);
    if (outcome?.kind !== 'busy') return false;
    const waitMs = outcome.freeAt.getTime() - clock.now().getTime();
    // After a failure the registry rests for a minute or more.
    if (clock.now().getTime() + waitMs > until) return waitMs < 10_000;
    await clock.sleep(Math.max(waitMs, 10));
  }
  return true;
}

/** Undefined while the installation is held. */
async function askOnce(ctx: Ctx, codes: string[]) {
  try {
    return await askRegistryAbout(ctx, codes, { timeoutMs: callTimeoutMs });
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
