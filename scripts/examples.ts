/**
 * `npm run examples`: the tests of the clients and the examples, with the environment that the Python client is generated
 * in. It is made once, outside the project, from the package index of Python.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const requirements = join(root, 'examples/python/requirements.txt');
const [, version] = /^openapi-python-client==(\S+)$/m.exec(readFileSync(requirements, 'utf8'))!;
const venv = join(tmpdir(), `efactura-python-client-${version}`);

const env = { ...process.env };
try {
  if (!existsSync(join(venv, 'bin/openapi-python-client'))) {
    execFileSync('python3', ['-m', 'venv', venv], { stdio: 'inherit' });
    execFileSync(join(venv, 'bin/pip'), ['install', '--quiet', '-r', requirements], { stdio: 'inherit' });
  }
  env.EFACTURA_PYTHON_CLIENT = venv;
} catch (error) {
  rmSync(venv, { recursive: true, force: true });
  console.warn(`The Python client is left out: ${(error as Error).message}`);
}
const tests = ['test/client.test.ts', 'test/examples/'];
const { status } = spawnSync(process.execPath, [join(root, 'scripts/test.ts'), ...tests], {
  stdio: 'inherit',
  env,
});
process.exitCode = status ?? 1;
