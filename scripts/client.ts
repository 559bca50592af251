/**
 * `npm run client`: builds clients/typescript from what the API declares: the document, the types that openapi-typescript
 * writes from it, and dist/, which is committed. `--check` leaves dist/ as it is, and fails when it is not what would be
 * built. The generator and its TypeScript are installed in the folder of the client: `npm ci` there first.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDocument } from './support/read-document.ts';

const folder = join(import.meta.dirname, '../clients/typescript');
const dist = join(folder, 'dist');
const check = process.argv.includes('--check');

writeFileSync(join(folder, 'openapi.json'), await readDocument());
run(
  'openapi-typescript/bin/cli.js',
  'openapi.json',
  '--output',
  'src/schema.ts',
  '--default-non-nullable',
  'false',
);
const built = check ? mkdtempSync(join(tmpdir(), 'efactura-client-')) : dist;
run('typescript/bin/tsc', '-p', '.', '--outDir', built);
if (check) {
  const different = readdirSync(built).filter((file) => read(built, file) !== read(dist, file));
  rmSync(built, { recursive: true });
  if (different.length > 0) {
    console.error(
      `clients/typescript/dist is not what the API says (${different.join(', ')}): npm run client`,
    );
    process.exitCode = 1;
  }
}

function run(program: string, ...args: string[]): void {
  execFileSync(process.execPath, [join(folder, 'node_modules', program), ...args], {
    cwd: folder,
    stdio: 'inherit',
  });
}

function read(dir: string, file: string): string {
  return readFileSync(join(dir, file), 'utf8');
}
