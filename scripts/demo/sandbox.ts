/** The SPV in ANAF's place: a process whose world is in one file, so that a second start finds the same one. */
import { join } from 'node:path';
import { until } from '../support/until.ts';
import { systemEnvironment } from './environment.ts';
import { type Demo, startPart } from './part.ts';

/** The ANAF_… settings that the sandbox prints. */
export type SandboxSettings = Record<string, string>;

export interface DemoSandbox {
  settings: SandboxSettings;
  url: string;
  companies: { cif: string; name: string }[];
}

const main = join(import.meta.dirname, '../../sandbox/main.ts');

export async function startSandbox(demo: Demo, world: string[]): Promise<DemoSandbox> {
  const state = ['--state', join(demo.dir, 'sandbox.json')];
  const part = startPart(
    demo,
    'sandbox',
    [main, '--port', '0', '--quiet', ...world, ...state],
    systemEnvironment(),
  );
  const settings = await until(() => {
    const found = Object.fromEntries(
      [...part.output().matchAll(/^(ANAF_\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    ) as SandboxSettings;
    return found.ANAF_CLIENT_SECRET ? found : undefined;
  }, demo.stop.signal);
  const url = new URL(settings.ANAF_API_URL!).origin;
  const answer = await fetch(`${url}/control/companies`, { signal: demo.stop.signal });
  return { settings, url, companies: (await answer.json()) as DemoSandbox['companies'] };
}
