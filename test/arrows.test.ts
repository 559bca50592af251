/** The arrows between the folders: a file imports from its own folder or from one further left. Reads the imports and names the file that points the wrong way. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');

/** Folders of one row do not know one another. */
const order = [
  ['core'],
  ['text'],
  ['anaf', 'documents', 'archive', 'reconciliation', 'db'],
  ['render', 'exports', 'webhooks', 'sync'],
  ['integrity'],
  ['jobs'],
  ['accounts'],
  ['actions'],
  ['api', 'cli'],
  ['config'],
  ['app'],
  ['main'],
];
/** `cli` opens the app for the length of a command, and reads the settings for it. */
const allowed = new Set(['cli > app', 'cli > config', 'api > config', 'main > api', 'main > cli']);

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((m) => join(dirname(file), m[1]!));
}

/** The first part of a path below src/: a folder, or a file of its own. */
function room(path: string): string {
  return relative(join(root, 'src'), path)
    .split('/')[0]!
    .replace(/(\.test)?\.ts$/, '');
}

function row(name: string): number {
  return order.findIndex((names) => names.includes(name));
}

test('every file imports from its own folder or from one further left', () => {
  const wrong: string[] = [];
  for (const file of sources) {
    const from = room(join(root, 'src', file));
    assert.notEqual(row(from), -1, `src/${file} stands in no row of the order`);
    for (const target of importsOf(join(root, 'src', file))) {
      const to = room(target);
      const fine =
        to === from || row(to) < row(from) || allowed.has(`${from} > ${to}`) || file.endsWith('.test.ts');
      if (!fine || row(to) === -1) wrong.push(`src/${file} imports ${to}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('core and documents are pure: no files, no network, no clock, no process', () => {
  const forbidden =
    /from '(node:(fs|net|http|https|child_process|process|timers|dgram|dns|worker_threads)[^']*|undici|pg)'|Date\.now\(|new Date\(\)|process\.|performance\.|Math\.random/;
  const wrong = sources
    .filter((file) => /^(core|documents)\//.test(file) && !file.endsWith('.test.ts'))
    .filter((file) => forbidden.test(readFileSync(join(root, 'src', file), 'utf8')));
  assert.deepEqual(wrong, []);
});

test('SQL is written in db, and in the wrappers of the two libraries with tables of their own', () => {
  const speaksSql = /\b(select|insert into|update|delete from)\b[^'\n]*\b(from|values|set|where)\b/i;
  const wrong = sources
    .filter((file) => !file.startsWith('db/') && !file.endsWith('.test.ts'))
    .filter(
      (file) =>
        /from '(sql-template-tag)'/.test(readFileSync(join(root, 'src', file), 'utf8')) &&
        speaksSql.test(readFileSync(join(root, 'src', file), 'utf8')),
    );
  assert.deepEqual(wrong, []);
});

test('the sandbox knows nothing of the product, and the product nothing of the sandbox', () => {
  const crossing = (dir: string, foreign: string) =>
    readdirSync(join(root, dir), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) =>
        importsOf(join(root, dir, file)).some((target) => target.startsWith(join(root, foreign))),
      )
      .map((file) => `${dir}/${file}`);
  assert.deepEqual([...crossing('sandbox', 'src'), ...crossing('src', 'sandbox')], []);
});

test('the dashboard can do only what the API does: it imports nothing of the program', () => {
  const outside = readdirSync(join(root, 'web/src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) =>
      importsOf(join(root, 'web/src', file)).some((target) => !target.startsWith(join(root, 'web/src'))),
    );
  assert.deepEqual(outside, []);
});

test('nobody but main reads the environment, and the launcher of PostgreSQL its PATH', () => {
  const may = ['main.ts', 'config.ts', 'db/embedded/binaries.ts'];
  const wrong = sources
    .filter((file) => !may.includes(file) && !file.endsWith('.test.ts'))
    .filter((file) => /process\.env/.test(readFileSync(join(root, 'src', file), 'utf8')));
  assert.deepEqual(wrong, []);
});
