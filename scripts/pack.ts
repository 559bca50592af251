/**
 * `npm pack` runs it before it packs: the program as JavaScript in dist/, since Node strips no types below node_modules,
 * and the dashboard in web/dist. Types are replaced by blanks, so lines and columns in a stack are those of src/.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const [from, to] = [join(root, 'src'), join(root, 'dist')];

/** The package's command: as `npm run cli`, it reads .env in the folder where it is started. */
const command = `#!/usr/bin/env node
import { existsSync } from 'node:fs';
if (existsSync('.env')) process.loadEnvFile('.env');
await import('./main.js');
`;

rmSync(to, { recursive: true, force: true });
for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || entry.name.endsWith('.test.ts')) continue;
  const file = join(entry.parentPath, entry.name);
  const target = join(to, file.slice(from.length)).replace(/\.ts$/, '.js');
  mkdirSync(dirname(target), { recursive: true });
  if (entry.name.endsWith('.ts')) writeFileSync(target, stripped(readFileSync(file, 'utf8')));
  else cpSync(file, target);
}
const bin = join(to, 'efactura-sync.js');
writeFileSync(bin, command);
chmodSync(bin, 0o755);
const { status } = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', 'web'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (status !== 0) throw new Error('the dashboard could not be built');

/** Imports, and the addresses of threads, name files of ours with their ending. */
function stripped(source: string): string {
  return stripTypeScriptTypes(source).replace(/(['"])(\.{1,2}\/[^'"\n]+)\.ts\1/g, '$1$2.js$1');
}
