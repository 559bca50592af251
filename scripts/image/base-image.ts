/**
 * An image to build on: BASE_IMAGE, or the Dockerfile's own where its registry is reached, or one made of Debian's packages
 * and of the Node.js and npm that run here. The last needs root and debootstrap, and is kept in the engine's store.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type ContainerEngine, findEngine } from './container-engine.ts';

const own = 'docker.io/library/node:24-bookworm-slim';
const made = `localhost/efactura-base:${process.version}`;
/** As the machine's certificates may be needed to reach its registry. */
const certificates = '/etc/ssl/certs/ca-certificates.crt';

export function findBase(): { engine: ContainerEngine; base: string; origin: string } | undefined {
  let base: { base: string; origin: string } | undefined;
  const engine = findEngine((one) => {
    base = chooseBase(one);
    const options = ['--rm', ...one.runOptions, '--network', 'host', '--entrypoint', 'node'];
    return base !== undefined && /^v\d/m.test(one.say(['run', ...options, base.base, '--version']));
  });
  return engine && base && { engine, ...base };
}

function chooseBase(engine: ContainerEngine): { base: string; origin: string } | undefined {
  const named = process.env.BASE_IMAGE;
  if (named) return { base: named, origin: 'named by BASE_IMAGE' };
  if (isThere(engine, own)) return { base: own, origin: "the Dockerfile's own" };
  const program = engine.name.split(' ')[0]!;
  if (
    !isThere(engine, made) &&
    spawnSync(program, ['pull', '-q', own], { stdio: 'ignore', timeout: 60_000 }).status === 0
  )
    return { base: own, origin: "the Dockerfile's own" };
  const origin = `made here of Debian's packages and Node.js ${process.version} from npm`;
  if (isThere(engine, made)) return { base: made, origin };
  if (process.getuid?.() !== 0 || spawnSync('debootstrap', ['--version']).status !== 0) return undefined;
  makeBase(engine);
  return { base: made, origin };
}

function isThere(engine: ContainerEngine, image: string): boolean {
  try {
    return engine.run(['image', 'inspect', image]) !== '';
  } catch {
    return false;
  }
}

function makeBase(engine: ContainerEngine): void {
  const dir = mkdtempSync(join(tmpdir(), 'efactura-base-'));
  try {
    const root = join(dir, 'root');
    execFileSync('debootstrap', ['--variant=minbase', '--include=ca-certificates', 'bookworm', root], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    for (const unused of [
      'var/cache/apt/archives',
      'var/lib/apt/lists',
      'usr/share/doc',
      'usr/share/man',
      'usr/share/locale',
    ])
      rmSync(join(root, unused), { recursive: true, force: true });
    const [bin, modules] = [join(root, 'usr/local/bin'), join(root, 'usr/local/lib/node_modules')];
    cpSync(realpathSync(process.execPath), join(bin, 'node'));
    mkdirSync(modules, { recursive: true });
    cpSync(join(dirname(realpathSync(which('npm'))), '..'), join(modules, 'npm'), { recursive: true });
    symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(bin, 'npm'));
    if (existsSync(certificates)) cpSync(certificates, join(root, certificates));
    mkdirSync(join(root, 'usr/local/etc'), { recursive: true });
    writeFileSync(join(root, 'usr/local/etc/npmrc'), `cafile=${certificates}\n`);
    // As Node's own images have it: PostgreSQL runs as no user without a name.
    appendFileSync(join(root, 'etc/passwd'), 'node:x:1000:1000::/home/node:/bin/sh\n');
    appendFileSync(join(root, 'etc/group'), 'node:x:1000:\n');
    execFileSync('tar', ['-C', root, '-cf', join(dir, 'root.tar'), '.']);
    engine.run(['import', join(dir, 'root.tar'), made]);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function which(program: string): string {
  return execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim();
}
