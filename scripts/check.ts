/** `npm run check`: types, lint, the schema dump, the dependencies' known holes. Each says what it found; the first that fails does not hide the others. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Check {
  name: string;
  run: () => { ok: boolean; said: string };
}

const checks: Check[] = [
  { name: 'types', run: () => command('tsc', ['--noEmit', '-p', '.']) },
  { name: 'types of the dashboard', run: () => command('tsc', ['--noEmit', '-p', 'web']) },
  {
    name: "types of the dashboard's tests",
    run: () => command('tsc', ['--noEmit', '-p', 'web/tsconfig.test.json']),
  },
  {
    name: "the API's types are current",
    run: () => command(process.execPath, ['scripts/api-types.ts', '--check']),
  },
  { name: 'lint and format', run: () => command('biome', ['check']) },
  {
    name: 'arrows and guards',
    run: () => command(process.execPath, ['--test', 'test/arrows.test.ts', 'test/guards/*.test.ts']),
  },
  { name: 'schema dump', run: () => command(process.execPath, ['scripts/schema-dump.ts', '--check']) },
  { name: 'lock file', run: lockFileNamesNoHosts },
  { name: 'known holes in dependencies', run: audit },
];

let failed = 0;
for (const check of checks) {
  const { ok, said } = check.run();
  if (!ok) failed++;
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${check.name}${said === '' ? '' : `\n${said}`}`);
}
process.exitCode = failed === 0 ? 0 : 1;

function command(program: string, args: string[]): { ok: boolean; said: string } {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  const ok = status === 0;
  return { ok, said: ok ? '' : [stdout, stderr, error?.message].filter(Boolean).join('\n').trim() };
}

/** A lock file that names where its packages were fetched from installs only where that place is. */
function lockFileNamesNoHosts(): { ok: boolean; said: string } {
  const names = readFileSync('package-lock.json', 'utf8').includes('"resolved": "http');
  return { ok: !names, said: names ? 'package-lock.json names download addresses (see .npmrc)' : '' };
}

/** Not every registry answers an audit; one that does not is said, and fails nothing. */
function audit(): { ok: boolean; said: string } {
  const { status, stdout } = spawnSync('npm', ['audit', '--omit=dev', '--audit-level=high', '--json'], {
    encoding: 'utf8',
  });
  if (status === 0) return { ok: true, said: '' };
  try {
    const report = JSON.parse(stdout);
    if (report.vulnerabilities === undefined)
      return { ok: true, said: '       skipped: the registry answers no audit' };
    return { ok: false, said: Object.keys(report.vulnerabilities).join('\n') };
  } catch {
    return { ok: true, said: '       skipped: the registry answers no audit' };
  }
}
