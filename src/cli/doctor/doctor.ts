/** `doctor`: checks everything that the service needs, changes nothing, and says what to do. */
import { type Config, readConfig } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import type { CliTexts } from '../../text/cli/cli-texts.ts';
import type { Command, Context } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { aligned } from '../table.ts';
import { type Check, fail } from './check.ts';
import { checkApplication, checkHosts, checkIssuer, checkRedirect } from './check-anaf.ts';
import { checkDatabase } from './check-database.ts';
import { checkArchive, checkDataDir, checkSecretKey } from './check-files.ts';
import { checkNode, checkTimeZone } from './check-machine.ts';
import { checkSettings } from './check-settings.ts';

export const doctor: Command = {
  name: 'doctor',
  usage: '',
  options: {},
  positionals: { least: 0, most: 0 },
  async run(context) {
    const { texts } = context;
    const checks = await look(context);
    const count = (verdict: Check['verdict']) => checks.filter((check) => check.verdict === verdict).length;
    const [failed, warned] = [count('fail'), count('warn')];
    const verdict = failed > 0 ? 'fail' : warned > 0 ? 'warn' : 'ok';
    return {
      exitCode: failed > 0 ? exitCodes.failed : exitCodes.done,
      json: { verdict, checks },
      lines: [...checkLines(checks, texts), '', ending(failed, warned, texts)],
    };
  },
};

async function look({ texts, env, signal }: Context): Promise<Check[]> {
  const say = texts.doctor;
  const machine: Check[] = [
    { name: 'node', ...checkNode(process.versions.node, say.node) },
    { name: 'timeZone', ...checkTimeZone(say.timeZone) },
  ];
  const config = tryConfig(env);
  if (config instanceof ConfigError) return [...machine, { name: 'settings', ...fail(config.message) }];
  const hosts = checkHosts(config, say.hosts, signal);
  const issuer = checkIssuer(config, say.issuer, signal);
  const database = await checkDatabase(config, say);
  return [
    ...machine,
    { name: 'settings', ...checkSettings(config, say.settings) },
    { name: 'dataDir', ...(await checkDataDir(config, say.dataDir)) },
    { name: 'secretKey', ...checkSecretKey(config, database.bindings, say.secretKey) },
    { name: 'archive', ...(await checkArchive(config, database.bindings, say.archive)) },
    ...database.checks,
    { name: 'application', ...checkApplication(config, say.application) },
    { name: 'redirect', ...checkRedirect(config, say.redirect) },
    { name: 'hosts', ...(await hosts) },
    { name: 'issuer', ...(await issuer) },
  ];
}

function tryConfig(env: Context['env']): Config | ConfigError {
  try {
    return readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

/** A detail of several lines, as the settings' faults are, goes on below itself. */
function checkLines(checks: Check[], { doctor }: CliTexts): string[] {
  const rows = checks.flatMap(({ name, verdict, detail }) => {
    const [first = '', ...more] = detail.split('\n');
    return [[doctor.verdicts[verdict], doctor.names[name], first], ...more.map((line) => ['', '', line])];
  });
  return aligned(rows);
}

function ending(failed: number, warned: number, { doctor }: CliTexts): string {
  if (failed > 0) return doctor.failed(failed);
  return warned > 0 ? doctor.warned(warned) : doctor.sound;
}
