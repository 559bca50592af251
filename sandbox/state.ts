/** Keeps the world and the tokens in one JSON file, so that a restart finds the same SPV and the tokens still work. */

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { AccessToken, Application, RefreshToken } from './oauth/tokens.ts';
import type { ServerCtx } from './server-context.ts';
import type { Message } from './world-message.ts';
import type { Taxpayer } from './world-register.ts';

interface Written {
  clockOffsetMs: number;
  counters: { uploadIndex: number; id: number };
  companies: { cif: string; name: string; messages: Message[] }[];
  certificates: { serial: string; holder: string; cifs: string[]; cui?: string }[];
  /** Absent in files of before 2026-11-30. */
  taxpayers?: [string, Taxpayer][];
  applications: Application[];
  access: [string, AccessToken][];
  refresh: [string, RefreshToken][];
}

type Kept = Pick<ServerCtx, 'world' | 'tokens' | 'clock'>;

/** Reads the file if it is there, then writes it soon after every change; a burst of changes is one write. */
export function keepState(path: string, ctx: Kept): { save: () => void } {
  if (existsSync(path)) restore(JSON.parse(readFileSync(path, 'utf8')) as Written, ctx);
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    // Renamed over the old file: a process killed here leaves either the old or the new file whole.
    writeFileSync(`${path}.new`, JSON.stringify(snapshot(ctx)));
    renameSync(`${path}.new`, path);
  };
  ctx.world.onChange = () => {
    timer ??= setTimeout(save, 100).unref();
  };
  // At once: a client that stored a token must not meet a sandbox that does not know it.
  ctx.tokens.onChange = save;
  save();
  return { save };
}

function snapshot({ world, tokens, clock }: Kept): Written {
  const now = clock.now();
  const live = <T extends AccessToken>(held: Map<string, T>) =>
    [...held].filter(([, { expiresAt }]) => expiresAt > now);
  return {
    clockOffsetMs: clock.offsetMs,
    counters: world.counters,
    companies: [...world.companies.values()].map(({ cif, name, messages }) => ({ cif, name, messages })),
    certificates: [...world.certificates.values()].map((one) => ({ ...one, cifs: [...one.cifs] })),
    taxpayers: [...world.taxpayers],
    applications: [...tokens.applications.values()],
    access: live(tokens.access),
    refresh: live(tokens.refresh),
  };
}

function restore(written: Written, { world, tokens, clock }: Kept): void {
  clock.offsetMs = written.clockOffsetMs;
  for (const { cif, name, messages } of written.companies) {
    world.addCompany(cif, name);
    world.addDrafts(cif, messages);
  }
  Object.assign(world.counters, written.counters);
  for (const certificate of written.certificates) world.addCertificate(certificate);
  for (const [cif, taxpayer] of written.taxpayers ?? []) world.setTaxpayer(cif, taxpayer);
  for (const application of written.applications) tokens.addApplication(application);
  for (const [token, held] of written.access) tokens.access.set(token, held);
  for (const [token, held] of written.refresh) tokens.refresh.set(token, held);
}
