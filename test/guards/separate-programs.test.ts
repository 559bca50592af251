import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCrossings, findEnvironmentReaders } from './separate-programs.ts';

test('the sandbox may not import the product, nor the product the sandbox, nor the dashboard either', () => {
  assert.deepEqual(
    findCrossings([
      { path: 'sandbox/zip.ts', text: "import { unzip } from '../src/documents/unzip.ts';" },
      { path: 'src/app.ts', text: "import { startSandbox } from '../sandbox/server.ts';" },
      { path: 'web/src/main.tsx', text: "import { Task } from '../../src/core/task.ts';" },
      { path: 'web/src/a.tsx', text: "import { b } from './b';" },
    ]),
    [
      'sandbox/zip.ts imports src/documents/unzip.ts',
      'src/app.ts imports sandbox/server.ts',
      'web/src/main.tsx imports src/core/task.ts',
    ],
  );
});

test('a file that reads the environment beside the settings is refused', () => {
  assert.deepEqual(
    findEnvironmentReaders([
      { path: 'src/sync/x.ts', text: 'const port = process.env.PORT;' },
      { path: 'src/config/config.ts', text: 'process.env' },
    ]),
    ['src/sync/x.ts reads the environment'],
  );
});
