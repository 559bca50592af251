/** What Compose makes of our compose files: by Docker's plugin, or by the program of its own that came before it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

const program = [['docker', 'compose'], ['docker-compose']].find(
  ([command, ...args]) => spawnSync(command!, [...args, 'version'], { stdio: 'ignore' }).status === 0,
);

export const composeMissing = program
  ? false
  : 'neither docker compose nor docker-compose is installed (Debian: docker-compose)';

/** `config` with these variables: it reads the file, checks it, and fills the variables in. */
export function runComposeConfig(file: string, env: Record<string, string>) {
  const [command, ...args] = program!;
  return spawnSync(command!, [...args, '--file', file, 'config'], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  });
}

/** The settings of each service. */
export function composeEnvironments(
  file: string,
  env: Record<string, string>,
): Record<string, Record<string, string>> {
  const { status, stdout, stderr } = runComposeConfig(file, env);
  assert.equal(status, 0, stdout + stderr);
  return readEnvironments(stdout);
}

/** What `config` writes below `environment:`, one name and value a line. */
function readEnvironments(yaml: string): Record<string, Record<string, string>> {
  const found: Record<string, Record<string, string>> = {};
  let service = '';
  let inEnvironment = false;
  for (const line of yaml.slice(yaml.indexOf('services:')).split('\n').slice(1)) {
    if (/^\S/.test(line)) break;
    const [, name] = /^ {2}(\S+):$/.exec(line) ?? [];
    if (name) found[name] = {};
    if (name) service = name;
    if (/^ {4}\S/.test(line)) inEnvironment = line.trim() === 'environment:';
    const [, key, value] = /^ {6}([A-Z0-9_]+): (.*)$/.exec(line) ?? [];
    if (inEnvironment && key) found[service]![key] = value!.replace(/^(['"])(.*)\1$/, '$2');
  }
  return found;
}
