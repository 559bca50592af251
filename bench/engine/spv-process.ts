/** The sandbox in a process of its own, its ZIPs made beforehand, so that making them is not what is measured. */
import { inventCif } from '../../sandbox/documents/companies.ts';
import { createRandom } from '../../sandbox/documents/random.ts';
import type { Limits } from '../../sandbox/limits.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';

export interface SpvWish {
  companies: number;
  messagesEach: number;
  limits: Partial<Limits>;
  /** False where thousands of ZIPs would be made for a figure that does not depend on them. */
  prebuilt: boolean;
}

export interface Spv {
  apiUrl: string;
  publicUrl: string;
  oauthUrl: string;
  clientId: string;
  clientSecret: string;
  serial: string;
  accessToken: string;
  refreshToken: string;
  cifs: string[];
  /** ANAF's, of every company in turn. */
  messageIds: string[];
}

export interface SpvCalls {
  /** Calls that broke the limit of a minute. */
  violations: number;
  /** Arrivals, epoch ms, in order. */
  at: number[];
}

let sandbox: Sandbox | undefined;

process.on('message', async (asked: SpvWish | 'calls') => {
  if (asked === 'calls') return process.send!(callsOf(sandbox!));
  sandbox = await startSandbox({ limits: asked.limits });
  process.send!(fill(sandbox, asked));
});
process.once('disconnect', () => process.exit());

function fill({ world, archives, ...spv }: Sandbox, { companies, messagesEach, prebuilt }: SpvWish): Spv {
  const random = createRandom(7);
  const cifs = Array.from({ length: companies }, () => inventCif(random));
  const messages = cifs.flatMap((cif) => {
    world.addCompany(cif);
    // A month old at most: nothing expires while it is measured.
    return world.addMessages(cif, messagesEach, { days: 30 });
  });
  if (prebuilt) archives.prebuild(messages);
  const { serial } = world.addCertificate({ cifs });
  const { accessToken, refreshToken } = spv.issueTokens(serial);
  return {
    apiUrl: spv.apiUrl,
    publicUrl: spv.publicUrl,
    oauthUrl: spv.oauthUrl,
    clientId: spv.clientId,
    clientSecret: spv.clientSecret,
    serial,
    accessToken,
    refreshToken,
    cifs,
    messageIds: messages.map(({ id }) => id),
  };
}

function callsOf({ journal }: Sandbox): SpvCalls {
  return { violations: journal.violations.minute, at: journal.calls.map(({ at }) => at) };
}
