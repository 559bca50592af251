import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findLoadedTooEarly } from './loaded-at-start.ts';

const start = { what: 'a worker', from: ['src/app.ts'], without: ['fastify', 'hucre', '@fastify/cookie'] };

function found(files: Record<string, string>): string[] {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  return findLoadedTooEarly(sources, [start]);
}

test('a package is found however many files are between, and told with the way to it', () => {
  const files = {
    'src/app.ts': "import { a } from './api/a.ts';",
    'src/api/a.ts': "export { b } from '../b.ts';\nimport '@fastify/cookie';",
    'src/b.ts': "import { type Sheet, writeXlsxStream } from 'hucre/xlsx';",
  };
  assert.deepEqual(found(files), [
    'a worker loads src/app.ts > src/api/a.ts > @fastify/cookie',
    'a worker loads src/app.ts > src/api/a.ts > src/b.ts > hucre/xlsx',
  ]);
});

test('types alone, and what is awaited, are not loaded at the start', () => {
  const app = `
import type { FastifyInstance } from 'fastify';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { b } from './b.ts';
export const load = async () => (await import('fastify')).fastify;`;
  assert.deepEqual(found({ 'src/app.ts': app, 'src/b.ts': "import { readFile } from 'node:fs';" }), []);
});

test('a start whose file is not there is told', () => {
  assert.deepEqual(found({ 'src/b.ts': '' }), ['a worker: there is no src/app.ts']);
});
