/** Control of the run itself: the clock, the limits, the settings, the journal, and a fresh start. */

import { z } from 'zod';
import { sealCertificatePem } from '../authority.ts';
import type { Limits } from '../limits.ts';
import type { ServerCtx } from '../server-context.ts';
import type { Settings } from '../settings.ts';
import type { ControlRoute } from './route.ts';

const limit = z.number().min(0);
const limits: z.ZodType<Partial<Limits>> = z
  .strictObject({
    callsPerMinute: limit,
    listingsPerCifDay: limit,
    simpleListingsPerCifDay: limit,
    downloadsPerMessageDay: limit,
    statusPerMessageDay: limit,
    registryPerSecond: limit,
  })
  .partial();

const settings: z.ZodType<Partial<Settings>> = z
  .strictObject({
    quotaNotes: z.enum(['official', 'field']),
    refresh: z.enum(['rotate', 'reuse']),
    refreshSlides: z.boolean(),
    roles: z.enum(['role_2023', 'roles_2026']),
    listOrder: z.enum(['newest_first', 'oldest_first', 'shuffled']),
    downloadClockLeadMs: z.number(),
    downloadType: z.enum(['application/zip', 'application/octet-stream']),
    tooManyRequests: z.strictObject({
      body: z.string(),
      type: z.string(),
      retryAfter: z.string().optional(),
    }),
  })
  .partial();

const clock = z.strictObject({ now: z.number(), offsetMs: z.number(), advanceMs: z.number() }).partial();

const shownClock = ({ clock }: ServerCtx) => ({
  now: clock.now(),
  iso: new Date(clock.now()).toISOString(),
  offsetMs: clock.offsetMs,
});

export const runRoutes: ControlRoute[] = [
  {
    method: 'GET',
    path: '/control',
    says: 'the whole state in short',
    handle: (ctx) => ({
      clock: shownClock(ctx),
      companies: ctx.world.companies.size,
      messages: ctx.world.index.byId.size,
      certificates: ctx.world.certificates.size,
      limits: ctx.quotas.limits,
      settings: ctx.settings,
      faults: ctx.faults.list().length,
    }),
  },
  { method: 'GET', path: '/control/clock', says: 'the clock', handle: shownClock },
  {
    method: 'POST',
    path: '/control/clock',
    says: 'moves the clock: {now} to an instant, {offsetMs} from the base, {advanceMs} onwards',
    handle: (ctx, { body }) => {
      const { now, offsetMs, advanceMs } = clock.parse(body);
      if (now !== undefined) ctx.clock.set(now);
      if (offsetMs !== undefined) ctx.clock.offsetMs = offsetMs;
      if (advanceMs !== undefined) ctx.clock.advance(advanceMs);
      return shownClock(ctx);
    },
  },
  { method: 'GET', path: '/control/limits', says: 'the limits', handle: ({ quotas }) => quotas.limits },
  {
    method: 'PATCH',
    path: '/control/limits',
    says: 'changes limits; what was used stays counted',
    handle: ({ quotas }, { body }) => Object.assign(quotas.limits, limits.parse(body)),
  },
  { method: 'GET', path: '/control/settings', says: 'the settings', handle: ({ settings }) => settings },
  {
    method: 'PATCH',
    path: '/control/settings',
    says: 'changes settings',
    handle: (ctx, { body }) => Object.assign(ctx.settings, settings.parse(body)),
  },
  {
    method: 'GET',
    path: '/control/journal',
    says: 'counts, violations and the latest calls (?last=100)',
    handle: ({ journal, faults }, { query }) => ({
      count: journal.count,
      peakPerMinute: journal.peakPerMinute,
      violations: journal.violations,
      byEndpoint: journal.byEndpoint,
      byOutcome: journal.byOutcome,
      injected: faults.injected,
      calls: journal.calls.slice(-Number(query.get('last') ?? 100)),
    }),
  },
  {
    method: 'DELETE',
    path: '/control/journal',
    says: 'empties the journal',
    handle: ({ journal }) => journal.clear(),
  },
  {
    method: 'GET',
    path: '/control/seal-certificate',
    says: "the certificate of the sandbox's seal, PEM",
    handle: () => ({ pem: sealCertificatePem }),
  },
  {
    method: 'POST',
    path: '/control/reset',
    says: 'a fresh start: no companies, certificates, tokens, faults, counts; the clock as at first',
    handle: ({ world, tokens, faults, journal, quotas, archives, clock }) => {
      world.clear();
      tokens.invalidate();
      faults.clear();
      journal.clear();
      quotas.clear();
      archives.clear();
      clock.offsetMs = 0;
    },
  },
];
