/** `npm run sandbox`: an SPV to develop against, with a small world in it, until it is told to stop. */

import { parseArgs } from 'node:util';
import { sealCertificateFile } from './authority.ts';
import { inventCif } from './documents/companies.ts';
import { createRandom } from './documents/random.ts';
import { populateOffice } from './office.ts';
import { type Sandbox, startSandbox } from './server.ts';
import type { World } from './world.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.SANDBOX_PORT ?? '4010' },
    host: { type: 'string', default: process.env.SANDBOX_HOST ?? '127.0.0.1' },
    state: { type: 'string', default: process.env.SANDBOX_STATE },
    seed: { type: 'string', default: process.env.SANDBOX_SEED ?? '1' },
    companies: { type: 'string', default: '3' },
    messages: { type: 'string', default: '40' },
    world: { type: 'string', default: 'small' },
    'calls-per-minute': { type: 'string' },
    quiet: { type: 'boolean', default: false },
  },
});

const seed = Number(values.seed);
const sandbox = await startSandbox({
  port: Number(values.port),
  host: values.host,
  seed,
  log: !values.quiet,
  ...(values.state && { statePath: values.state }),
  ...(values['calls-per-minute'] && { limits: { callsPerMinute: Number(values['calls-per-minute']) } }),
});
if (sandbox.world.certificates.size === 0) fill(sandbox);
print(sandbox);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close());

function fill({ world }: Sandbox): void {
  const size = { companies: Number(values.companies), messages: Number(values.messages) };
  if (values.world === 'office') populateOffice(world, size);
  else populate(world, size);
}

/** An accountant who sees every company, a director who sees the first, and someone without any right. */
function populate(world: World, { companies, messages }: { companies: number; messages: number }): void {
  const random = createRandom(seed);
  const cifs = Array.from({ length: companies }, () => inventCif(random));
  for (const cif of cifs) {
    world.addCompany(cif);
    world.addMessages(cif, messages);
  }
  world.addCertificate({ holder: 'Contabilul, pentru toate firmele', cifs });
  world.addCertificate({ holder: 'Administratorul unei firme', cifs: cifs.slice(0, 1) });
  world.addCertificate({ holder: 'Cineva fără drepturi' });
}

function print({ world, url, apiUrl, publicUrl, oauthUrl, clientId, clientSecret }: Sandbox): void {
  console.log(`SPV de probă: ${url}  (control: ${url}/control)

ANAF_ENVIRONMENT=sandbox
ANAF_API_URL=${apiUrl}
ANAF_PUBLIC_URL=${publicUrl}
ANAF_OAUTH_URL=${oauthUrl}
ANAF_SIGNER_CERTS=${sealCertificateFile}
ANAF_CLIENT_ID=${clientId}
ANAF_CLIENT_SECRET=${clientSecret}
`);
  for (const { cif, name, messages } of world.companies.values())
    console.log(`${cif}  ${name}, ${messages.length} mesaje`);
}
