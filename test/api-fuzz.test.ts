/** A short run of `npm run fuzz -- api`, always the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzzApi } from './fuzz/fuzz-api.ts';
import { startService } from './support/service.ts';

const service = await startService();

test('500 generated requests are answered as the document declares, none by a failure of ours', async () => {
  const statuses = await fuzzApi(service, { seed: 1, cases: 500 });
  // Otherwise nothing much was tried.
  for (const status of [200, 400, 401, 404]) assert.ok(statuses.has(status), `${status} never came`);
});
