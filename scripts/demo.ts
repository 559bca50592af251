/**
 * `npm run demo`: the whole thing on one machine, in a directory of its own. A sandbox in ANAF's place, the service with
 * its database, three companies of forty messages, a login, a first sync; then it stays up until Ctrl-C.
 * `--dir PATH` keeps it elsewhere than in ./data-demo; `--once` ends after the sync; PORT as for the service.
 * `--world office` is an accountant's office instead: 300 companies and every trouble that a desk shows.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cliTextsFor } from '../src/text/cli/cli-texts.ts';
import { allEnded } from './demo/all-ended.ts';
import { ApiClient } from './demo/api-client.ts';
import { claimDirectory } from './demo/claim-directory.ts';
import { connectInBrowser } from './demo/connect-in-browser.ts';
import { demoTextsFor } from './demo/demo-texts.ts';
import { demoEnvironment } from './demo/environment.ts';
import { type Login, makeLogin, readLogin } from './demo/login.ts';
import { workAtDesk } from './demo/office-desk.ts';
import { makeTroubles } from './demo/office-troubles.ts';
import { checkPort } from './demo/port.ts';
import { printArchive, printDoors } from './demo/print.ts';
import { startSandbox } from './demo/sandbox.ts';
import { openDatabase, startService } from './demo/service.ts';
import { DemoStopped, stopWithTerminal } from './demo/stop.ts';
import { syncAndShow } from './demo/sync-and-show.ts';
import { type DemoWorld, demoWorlds } from './demo/worlds.ts';

const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    once: { type: 'boolean', default: false },
    world: { type: 'string', default: 'small' },
  },
});
const world = demoWorlds[values.world];
if (!world) throw new Error(`--world is one of ${Object.keys(demoWorlds).join(', ')}`);
const startedMs = performance.now();
const dir = resolve(values.dir ?? `./data-${world.folder}`);
const port = Number(process.env.PORT || 3000);
const texts = demoTextsFor(process.env);
const stop = stopWithTerminal();
process.exitCode = await demo(world).catch((error: Error) => {
  const reason = stop.signal.aborted ? (stop.signal.reason as Error) : error;
  if (reason instanceof DemoStopped) return reason.exitCode;
  console.error(`\n${reason.message}`);
  return 1;
});

/** Whatever happens, leaving this closes what it opened, the last first. */
async function demo(shown: DemoWorld): Promise<number> {
  await using opened = new AsyncDisposableStack();
  await checkPort(port, texts);
  mkdirSync(dir, { recursive: true, mode: 0o750 });
  opened.defer(claimDirectory(dir, texts));
  console.log(texts.begin(dir));

  const demo = { dir, stop, opened, texts };
  const [sandbox] = await allEnded(startSandbox(demo, shown.sandbox), openDatabase(demo));
  const env = { ...demoEnvironment({ dir, port, sandbox: sandbox.settings }), ...shown.settings };
  const url = `http://localhost:${port}`;
  // The commands work beside the service, whether it is up yet or not.
  const known = Promise.resolve(readLogin(dir)).then((login) => login ?? makeLogin(demo, env));
  const [made] = await allEnded(known, startService(demo, env, url));
  const login = await usableLogin(demo, env, url, made);
  const api = new ApiClient(url, login.apiKey, stop.signal);

  if (!(await api.isConnected()))
    for (let which = 0; which < shown.certificates; which++)
      await connectInBrowser(url, login.apiKey, stop.signal, which);
  const before = await api.listCompanies();
  const missing = sandbox.companies.filter(({ cif }) => !before.some((company) => company.cif === cif));
  if (missing.length > 0) await api.addCompanies(missing);
  const archived = before.reduce((n, { counts }) => n + counts.archived, 0);
  if (archived > 0) console.log(texts.foundArchive(archived));

  let run = await syncAndShow(api, cliTextsFor(process.env));
  // A start that was interrupted is completed by the next one.
  const troubled = join(dir, 'troubles-made');
  if (shown === demoWorlds.office && !existsSync(troubled)) {
    const now = new Date();
    await workAtDesk(
      api,
      sandbox.companies.map(({ cif }) => cif),
      now,
    );
    await makeTroubles(sandbox, now, stop.signal);
    writeFileSync(troubled, '');
    run = await syncAndShow(api, cliTextsFor(process.env));
  }
  await printArchive({ api, run, dir, organisationId: login.organisationId, texts });
  printDoors({ url, login, sandbox, dir, texts, seconds: (performance.now() - startedMs) / 1000 });
  // An office is never without trouble.
  if (values.once) return run.state === 'succeeded' || shown === demoWorlds.office ? 0 : 1;
  console.log(texts.stays);
  await stop.untilAsked();
  console.log(texts.stopping);
  return 0;
}

/** Of a directory whose database was thrown away only the file with the login is left. */
async function usableLogin(
  demo: Parameters<typeof makeLogin>[0],
  env: Record<string, string>,
  url: string,
  login: Login,
): Promise<Login> {
  const accepted = await new ApiClient(url, login.apiKey, stop.signal).isAccepted();
  return accepted ? login : makeLogin(demo, env);
}
